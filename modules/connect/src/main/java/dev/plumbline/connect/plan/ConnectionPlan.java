package dev.plumbline.connect.plan;

import dev.plumbline.connect.ConnectionProfile;
import dev.plumbline.connect.plan.Option.Outlook;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What is thought of each way into an instance.
 *
 * @param options one for every way, in the order in which they are tried
 */
public record ConnectionPlan(ConnectionProfile profile, Known known, List<Option> options) {
  public ConnectionPlan {
    options = List.copyOf(options);
  }

  /** The plan that follows from what is known; nothing is asked here. */
  public static ConnectionPlan of(ConnectionProfile profile, Known known, Instant now) {
    Outlooks outlooks = new Outlooks(profile, known, now);
    List<Option> options = new ArrayList<>();
    boolean first = true;
    for (Way way : Way.values()) {
      Option option = outlooks.of(way);
      boolean best = first && option.possible();
      options.add(best ? new Option(way, Outlook.RECOMMENDED, option.reason()) : option);
      first &= !best;
    }
    return new ConnectionPlan(profile, known, options);
  }

  /** The first way that can work; absent when none can. */
  public Optional<Way> recommended() {
    return options.stream().filter(Option::possible).map(Option::way).findFirst();
  }

  /** What is thought of a way. */
  public Option option(Way way) {
    return options.get(Arrays.asList(Way.values()).indexOf(way));
  }

  /** The instance's id; empty for a profile that tells only an address. */
  public Optional<String> instance() {
    return Network.instance(profile);
  }
}
