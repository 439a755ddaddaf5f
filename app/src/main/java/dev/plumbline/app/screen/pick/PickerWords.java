package dev.plumbline.app.screen.pick;

import dev.plumbline.app.live.SignIns;
import dev.plumbline.app.screen.pick.PickerModel.Reading;
import dev.plumbline.app.screen.pick.PickerOffer.Choices;
import dev.plumbline.app.shell.Plurals;
import dev.plumbline.aws.find.FoundInstance;
import dev.plumbline.aws.find.Pasted;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The sentences of the picker. */
final class PickerWords {
  private static final int NAMED = 3;

  private PickerWords() {}

  /** {@code us-west-2 read, 4 Regions under way; results appear as they come}. */
  static Reading reading(List<String> read, int places) {
    String done = read.isEmpty() ? "" : names(read) + " read, ";
    int open = Math.max(0, places - read.size());
    double fraction = places == 0 ? 0 : (double) read.size() / places;
    return new Reading(
        done + Plurals.of(open, "Region") + " under way; results appear as they come",
        fraction,
        true);
  }

  private static String names(List<String> regions) {
    List<String> all = regions.stream().distinct().toList();
    return all.size() <= NAMED ? String.join(", ", all) : Plurals.of(all.size(), "Region");
  }

  /** Where something was looked for in vain. */
  static String notFound(Pasted pasted, Choices where) {
    Set<String> regions =
        pasted.region().map(Set::of).orElseGet(() -> new TreeSet<>(where.regions()));
    String what =
        switch (pasted.kind()) {
          case INSTANCE -> "No instance has the id ";
          case INTERFACE -> "No instance has the interface ";
          case ADDRESS -> "No instance and no interface has the address ";
        };
    return what
        + pasted.value()
        + " in "
        + (regions.size() <= NAMED
            ? String.join(", ", regions)
            : "the " + Plurals.of(regions.size(), "Region") + " that are enabled")
        + ", as "
        + signIns(where)
        + " sees it.";
  }

  /** {@code support}, {@code support and audit}. */
  static String signIns(Choices choices) {
    return choices.chosen().stream()
        .map(SignIns.Choice::label)
        .collect(Collectors.joining(" and "));
  }

  /** The requests that were sent, as they are called in the API's reference. */
  static String calls(boolean looked) {
    return "Used calls: DescribeInstances, DescribeInstanceInformation, DescribeRegions"
        + (looked ? ", DescribeNetworkInterfaces" : "");
  }

  static boolean same(FoundInstance one, FoundInstance other) {
    return one.id().equals(other.id())
        && one.region().equals(other.region())
        && one.profile().equals(other.profile());
  }
}
