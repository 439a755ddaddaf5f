package dev.plumbline.app.screen.pick;

import dev.plumbline.app.live.SignIns;
import dev.plumbline.aws.AwsAccount;
import dev.plumbline.aws.AwsException;
import dev.plumbline.aws.find.FinderListener;
import dev.plumbline.aws.find.FoundInstance;
import dev.plumbline.aws.find.InstanceFinder;
import dev.plumbline.aws.find.InstanceList;
import dev.plumbline.aws.find.Lookup;
import dev.plumbline.aws.find.Pasted;
import dev.plumbline.aws.find.SsmAgent;
import dev.plumbline.model.Cancellation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** One reading of the chosen sign-ins and Regions. Everything that asks blocks. Thread-safe. */
final class Listing implements FinderListener {
  private final InstanceList list = new InstanceList();
  private final List<PickerTrouble.Failure> failures = new ArrayList<>();
  private final List<String> read = new ArrayList<>();
  private final Runnable news;
  private int places;

  /**
   * @param news something has come; called on several threads, must not block
   */
  Listing(Runnable news) {
    this.news = news;
  }

  /** Lists everything; what fails is kept as a failure of its place. */
  void read(
      Places accounts, List<SignIns.Choice> signIns, List<String> regions, Cancellation stop) {
    List<AwsAccount> all = open(accounts, signIns, regions);
    synchronized (this) {
      places = all.size();
    }
    news.run();
    InstanceFinder.list(all, this, stop);
  }

  private List<AwsAccount> open(
      Places accounts, List<SignIns.Choice> signIns, List<String> regions) {
    List<AwsAccount> all = new ArrayList<>();
    for (SignIns.Choice signIn : signIns) {
      try {
        for (String region : regions) {
          all.add(accounts.in(signIn, region));
        }
      } catch (AwsException e) {
        fail(signIn.label(), e);
      }
    }
    return all;
  }

  /** Looks for one thing in all these Regions; what is found stands in the list too. */
  Lookup look(
      Pasted pasted,
      Places accounts,
      List<SignIns.Choice> signIns,
      List<String> regions,
      Cancellation stop) {
    List<AwsAccount> all = open(accounts, signIns, regions);
    Lookup found = InstanceFinder.find(pasted, all, stop);
    for (AwsAccount place : all) {
      List<FoundInstance> here =
          found.found().stream()
              .filter(i -> i.region().equals(place.region()))
              .filter(i -> i.profile().equals(place.profile()))
              .toList();
      found(place, here);
      here.forEach(i -> agents(place, Map.of(i.id(), i.agent())));
    }
    found.failures().forEach(why -> fail("", why));
    return found;
  }

  InstanceList list() {
    return list;
  }

  /** How many places are asked. */
  synchronized int places() {
    return places;
  }

  /** Regions of the places that have told everything, first first. */
  synchronized List<String> read() {
    return List.copyOf(read);
  }

  synchronized List<PickerTrouble> troubles() {
    return PickerTrouble.of(failures);
  }

  /** Something else could not be told. */
  void fail(String place, AwsException why) {
    synchronized (this) {
      failures.add(new PickerTrouble.Failure(place, why));
    }
    news.run();
  }

  @Override
  public void found(AwsAccount place, List<FoundInstance> page) {
    list.found(place, page);
    news.run();
  }

  @Override
  public void agents(AwsAccount place, Map<String, SsmAgent> page) {
    list.agents(place, page);
    news.run();
  }

  @Override
  public void agentsComplete(AwsAccount place) {
    list.agentsComplete(place);
    news.run();
  }

  @Override
  public void failed(AwsAccount place, AwsException why) {
    fail(place.region(), why);
  }

  @Override
  public void done(AwsAccount place) {
    list.done(place);
    synchronized (this) {
      read.add(place.region());
    }
    news.run();
  }
}
