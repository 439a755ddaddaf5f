package dev.plumbline.app.screen.pick;

import dev.plumbline.aws.AwsException;
import dev.plumbline.aws.AwsException.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Something that could not be told, as a sentence.
 *
 * @param advice what to do; empty when there is nothing to add
 * @param command to run in a terminal, such as one that renews a sign-in
 */
public record PickerTrouble(String text, String advice, Optional<String> command) {
  private static final Map<String, String> COSTS =
      Map.of(
          "ssm:DescribeInstanceInformation",
          "agents unknown",
          "ec2:DescribeInstances",
          "no instances listed",
          "ec2:DescribeRegions",
          "all known Regions are offered",
          "ec2:DescribeNetworkInterfaces",
          "addresses of other things unknown");

  /**
   * A request that failed somewhere.
   *
   * @param place Region, or the name of the sign-in
   */
  record Failure(String place, AwsException why) {}

  /** One sentence for each missing permission, and one for each other trouble. */
  static List<PickerTrouble> of(List<Failure> failures) {
    Map<String, Set<String>> refused = new LinkedHashMap<>();
    Map<String, PickerTrouble> others = new LinkedHashMap<>();
    for (Failure failure : failures) {
      AwsException why = failure.why();
      Optional<String> missing =
          why.missingPermission().filter(_ -> why.kind() == Kind.NOT_PERMITTED);
      if (missing.isPresent()) {
        refused.computeIfAbsent(missing.get(), _ -> new LinkedHashSet<>()).add(failure.place());
      } else {
        others.put(why.what(), other(why));
      }
    }
    List<PickerTrouble> all = new ArrayList<>(others.values());
    refused.forEach((action, places) -> all.add(refused(action, places)));
    return all;
  }

  private static PickerTrouble refused(String action, Set<String> places) {
    return new PickerTrouble(
        action
            + " is not permitted in "
            + String.join(", ", places)
            + ": "
            + COSTS.getOrDefault(action, "its part is unknown"),
        "",
        Optional.empty());
  }

  private static PickerTrouble other(AwsException why) {
    String advice =
        why.renewCommand().isPresent()
            ? "Run this in a terminal, then read again:"
            : why.advice().stream().findFirst().orElse(why.likelyCause());
    return new PickerTrouble(why.what(), advice, why.renewCommand());
  }
}
