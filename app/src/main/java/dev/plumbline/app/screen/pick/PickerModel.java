package dev.plumbline.app.screen.pick;

import dev.plumbline.app.live.SignIns;
import dev.plumbline.app.settings.AwsPlaces;
import dev.plumbline.app.shell.Plurals;
import dev.plumbline.app.task.RunningTask;
import dev.plumbline.app.task.Tasks;
import dev.plumbline.aws.AwsException;
import dev.plumbline.aws.find.FoundInstance;
import dev.plumbline.aws.find.Lookup;
import dev.plumbline.aws.find.Pasted;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CancellationException;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.StringProperty;

/**
 * What the picker shows: sign-ins, Regions, the instances that match, how far reading is. No
 * controls; lives on the JavaFX thread, and asks AWS off it.
 */
public final class PickerModel implements AutoCloseable {
  /**
   * How far reading is.
   *
   * @param words one line
   * @param fraction 0 to 1
   * @param running while something is asked
   */
  public record Reading(String words, double fraction, boolean running) {}

  private final Tasks tasks;
  private final Places places;
  private final PickerOffer offer;
  private final PickerSearch search;
  private final ReadOnlyObjectWrapper<Reading> reading =
      new ReadOnlyObjectWrapper<>(new Reading("Reading the AWS profiles", 0, true));
  private final ReadOnlyObjectWrapper<List<PickerTrouble>> troubles =
      new ReadOnlyObjectWrapper<>(List.of());
  private final ReadOnlyObjectWrapper<String> notFound = new ReadOnlyObjectWrapper<>("");
  private final ObjectProperty<Optional<FoundInstance>> chosen =
      new SimpleObjectProperty<>(Optional.empty());
  private Listing listing;
  private Optional<RunningTask> task = Optional.empty();
  private Optional<Pasted> sought = Optional.empty();

  /**
   * @param last the places that somebody chose last; follows what is chosen
   */
  public PickerModel(SignIns signIns, ObjectProperty<AwsPlaces> last, Tasks tasks) {
    this.tasks = tasks;
    this.places = new Places(signIns);
    this.offer =
        new PickerOffer(
            signIns, last, places, tasks, this::restart, this::regionsKnown, this::failed);
    this.search = new PickerSearch(tasks, this::listing, this::show);
    this.listing = new Listing(search::soon);
    search.query().subscribe(() -> notFound.set(""));
  }

  /** What is searched for: words that name, id, addresses or tags hold. */
  public StringProperty query() {
    return search.query();
  }

  public BooleanProperty runningOnly() {
    return search.runningOnly();
  }

  public ObjectProperty<PickerOrder> order() {
    return search.order();
  }

  public ReadOnlyObjectProperty<PickerOffer.Choices> choices() {
    return offer.choices();
  }

  public ReadOnlyObjectProperty<PickerSearch.Rows> rows() {
    return search.rows();
  }

  public ReadOnlyObjectProperty<Reading> reading() {
    return reading.getReadOnlyProperty();
  }

  /** What could not be told. */
  public ReadOnlyObjectProperty<List<PickerTrouble>> troubles() {
    return troubles.getReadOnlyProperty();
  }

  /** Where a pasted thing was looked for in vain, and what else it is; empty else. */
  public ReadOnlyObjectProperty<String> notFound() {
    return notFound.getReadOnlyProperty();
  }

  /** The instance that is picked. */
  public ObjectProperty<Optional<FoundInstance>> chosen() {
    return chosen;
  }

  /** Reads the sign-ins there are, and lists the instances of those of the last time. */
  public void open() {
    offer.open();
  }

  /** The same for one of them, in these Regions. */
  public void open(String signIn, Set<String> regions) {
    offer.open(signIn, regions);
  }

  /** The same, looking for one thing. */
  public void open(Pasted pasted) {
    sought = Optional.of(pasted);
    query().set(pasted.value());
    open();
  }

  /** Lists the instances of these sign-ins, where each is at home. */
  public void chooseSignIns(Set<String> names) {
    offer.chooseSignIns(names);
  }

  /** All Regions are known now. */
  private void regionsKnown() {
    sought.ifPresent(this::look);
  }

  /** Lists these Regions, by the sign-ins chosen now. */
  public void chooseRegions(Set<String> regions) {
    offer.chooseRegions(regions);
  }

  /** Reads everything anew, signing in anew too. */
  public void readAgain() {
    stop();
    tasks.quietly(
        "sign in again",
        p -> {
          places.forget();
          return true;
        },
        done -> restart());
  }

  /** Stops reading; what has come stays. */
  public void stop() {
    task.ifPresent(RunningTask::cancel);
  }

  private void restart() {
    stop();
    Listing next = new Listing(search::soon);
    listing(next);
    PickerOffer.Choices now = offer.choices().get();
    List<String> regions = List.copyOf(new TreeSet<>(now.chosenRegions()));
    if (regions.isEmpty()) {
      reading.set(new Reading("Asking which Regions are enabled", 0, true));
      return;
    }
    reading.set(new Reading("Signing in", 0, true));
    task =
        Optional.of(
            tasks.run(
                "List instances of " + Plurals.of(regions.size(), "Region"),
                progress -> {
                  next.read(places, now.chosen(), regions, progress.cancellation());
                  return next;
                },
                done -> ended(done, ""),
                failure -> ended(next, failure)));
  }

  private void ended(Listing which, Throwable failure) {
    if (!(failure instanceof CancellationException)) {
      which.fail(
          "", AwsException.of(AwsException.Kind.OTHER, "Listing failed: " + failure).build());
    }
    ended(which, "Stopped. ");
  }

  private void ended(Listing which, String before) {
    if (which == listing()) {
      task = Optional.empty();
      long read = which.read().stream().distinct().count();
      long all = offer.choices().get().chosenRegions().size();
      String part = read < all ? read + " of " : "";
      reading.set(new Reading(before + part + Plurals.of(all, "Region") + " read", 1, false));
      search.now();
    }
  }

  /** What is typed names one thing that could be looked for in every Region. */
  public Optional<Pasted> lookable() {
    return Pasted.in(query().get()).filter(p -> p.value().equals(query().get().strip()));
  }

  /** Looks for what was pasted in every Region that is enabled, and says where if in vain. */
  public void look(Pasted pasted) {
    sought = Optional.empty();
    PickerOffer.Choices now = offer.choices().get();
    Listing here = listing();
    tasks.run(
        "Find " + pasted.value(),
        progress -> here.look(pasted, places, now.chosen(), now.regions(), progress.cancellation()),
        found -> looked(pasted, found, now));
  }

  private void looked(Pasted pasted, Lookup found, PickerOffer.Choices where) {
    if (found.found().isEmpty()) {
      notFound.set(
          found.others().isEmpty()
              ? PickerWords.notFound(pasted, where)
              : String.join(" ", found.others()));
    } else {
      found.found().stream().findFirst().ifPresent(i -> chosen.set(Optional.of(i)));
    }
    search.now();
  }

  private void failed(String place, AwsException why) {
    listing().fail(place, why);
  }

  private synchronized Listing listing() {
    return listing;
  }

  private synchronized void listing(Listing next) {
    listing = next;
  }

  private void show(Listing from) {
    troubles.set(from.troubles());
    chosen.set(
        chosen
            .get()
            .flatMap(
                old ->
                    rows().get().shown().stream()
                        .filter(i -> PickerWords.same(i, old))
                        .findFirst()));
    if (reading.get().running()) {
      reading.set(PickerWords.reading(from.read(), from.places()));
    }
  }

  @Override
  public void close() {
    stop();
    tasks.quietly(
        "sign out",
        p -> {
          places.close();
          return true;
        });
  }
}
