package dev.plumbline.app.screen.pick;

import dev.plumbline.app.live.SignIns;
import dev.plumbline.app.settings.AwsPlaces;
import dev.plumbline.app.task.Tasks;
import dev.plumbline.aws.AwsException;
import dev.plumbline.aws.find.AwsRegions;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** Sign-ins and Regions to choose from. Lives on the JavaFX thread, and asks AWS off it. */
public final class PickerOffer {
  /**
   * What can be chosen, and what is.
   *
   * @param regions that the chosen accounts have enabled, as far as is known
   */
  public record Choices(
      List<SignIns.Choice> signIns,
      Set<String> chosenSignIns,
      List<String> regions,
      Set<String> chosenRegions) {
    List<SignIns.Choice> chosen() {
      return signIns.stream().filter(s -> chosenSignIns.contains(s.name())).toList();
    }
  }

  private final SignIns signIns;
  private final ObjectProperty<AwsPlaces> last;
  private final Places places;
  private final Tasks tasks;
  private final Runnable onChange;
  private final Runnable onRegions;
  private final BiConsumer<String, AwsException> onFailure;
  private final ReadOnlyObjectWrapper<Choices> choices =
      new ReadOnlyObjectWrapper<>(new Choices(List.of(), Set.of(), List.of(), Set.of()));

  /**
   * @param last what somebody chose last, kept for the next time
   * @param onChange something else is chosen
   * @param onRegions the Regions that are enabled are known
   * @param onFailure takes what could not be asked, on any thread
   */
  PickerOffer(
      SignIns signIns,
      ObjectProperty<AwsPlaces> last,
      Places places,
      Tasks tasks,
      Runnable onChange,
      Runnable onRegions,
      BiConsumer<String, AwsException> onFailure) {
    this.signIns = signIns;
    this.last = last;
    this.places = places;
    this.tasks = tasks;
    this.onChange = onChange;
    this.onRegions = onRegions;
    this.onFailure = onFailure;
  }

  ReadOnlyObjectProperty<Choices> choices() {
    return choices.getReadOnlyProperty();
  }

  /** Reads the sign-ins there are and chooses those of the last time, else the usual one. */
  void open() {
    read(
        all -> {
          Set<String> still =
              all.stream()
                  .map(SignIns.Choice::name)
                  .filter(last.get().profiles()::contains)
                  .collect(Collectors.toSet());
          Set<String> usual = Set.of(all.getFirst().name());
          if (still.isEmpty()) {
            choose(usual, homes(usual));
          } else {
            choose(still, last.get().regions().isEmpty() ? homes(still) : last.get().regions());
          }
        });
  }

  /** Reads the sign-ins there are and chooses one of them in these Regions. */
  void open(String signIn, Set<String> regions) {
    read(all -> choose(Set.of(signIn), regions));
  }

  private void read(Consumer<List<SignIns.Choice>> then) {
    tasks.quietly(
        "read the AWS profiles",
        p -> signIns.choices(),
        all -> {
          choices.set(new Choices(all, Set.of(), List.of(), Set.of()));
          then.accept(all);
        });
  }

  void chooseSignIns(Set<String> names) {
    Set<String> regions = homes(names);
    last.set(new AwsPlaces(names, regions));
    choose(names, regions);
  }

  void chooseRegions(Set<String> regions) {
    Choices now = choices.get();
    last.set(new AwsPlaces(now.chosenSignIns(), regions));
    choices.set(
        new Choices(now.signIns(), now.chosenSignIns(), now.regions(), Set.copyOf(regions)));
    onChange.run();
  }

  /** Regions where these sign-ins are at home. */
  private Set<String> homes(Set<String> names) {
    Set<String> regions = new LinkedHashSet<>();
    for (SignIns.Choice choice : choices.get().signIns()) {
      if (names.contains(choice.name())) {
        regions.addAll(
            choice.practice()
                ? SignIns.practiceRegions()
                : choice.region().map(List::of).orElse(List.of()));
      }
    }
    return regions;
  }

  private void choose(Set<String> names, Set<String> regions) {
    Choices next =
        new Choices(
            choices.get().signIns(),
            Set.copyOf(names),
            List.copyOf(new TreeSet<>(regions)),
            Set.copyOf(regions));
    choices.set(next);
    tasks.quietly("read the Regions", p -> enabled(next.chosen()), found -> enabled(next, found));
    onChange.run();
  }

  /** Regions that the accounts have enabled; all there are where nobody may tell. */
  private Set<String> enabled(List<SignIns.Choice> signedIn) {
    Set<String> all = new TreeSet<>();
    for (SignIns.Choice choice : signedIn) {
      try {
        all.addAll(AwsRegions.enabled(places.home(choice)));
      } catch (AwsException e) {
        all.addAll(AwsRegions.known());
        onFailure.accept(choice.label(), e);
      }
    }
    return all;
  }

  private void enabled(Choices asked, Set<String> found) {
    Choices now = choices.get();
    if (!now.chosenSignIns().equals(asked.chosenSignIns())) {
      return;
    }
    Set<String> all = new TreeSet<>(found);
    all.addAll(now.chosenRegions());
    boolean none = now.chosenRegions().isEmpty();
    choices.set(
        new Choices(
            now.signIns(),
            now.chosenSignIns(),
            List.copyOf(all),
            none ? Set.copyOf(found) : now.chosenRegions()));
    if (none) {
      onChange.run();
    }
    onRegions.run();
  }
}
