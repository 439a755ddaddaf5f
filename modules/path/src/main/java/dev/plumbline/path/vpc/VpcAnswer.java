package dev.plumbline.path.vpc;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * What becomes of a flow in the VPC.
 *
 * @param blockers all that is surely in the way, there and back
 * @param forward ids of what it meets, in order
 * @param back the same for the reply; empty where the way there found no destination
 * @param unknown why parts could not be judged, each naming a file or an object
 * @param notes what stops nothing but is worth knowing, such as the largest packet that passes
 */
public record VpcAnswer(
    Verdict verdict,
    List<Blocker> blockers,
    List<String> forward,
    List<String> back,
    List<String> unknown,
    List<VpcNote> notes,
    List<VpcStep> steps) {

  /** In one word. */
  public enum Verdict {
    REACHABLE,
    BLOCKED,
    UNKNOWN;

    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Nothing could be judged. */
  public static VpcAnswer untold(String why) {
    return new VpcAnswer(
        Verdict.UNKNOWN, List.of(), List.of(), List.of(), List.of(why), List.of(), List.of());
  }

  /** In one sentence. */
  public String sentence() {
    return switch (verdict) {
      case REACHABLE -> "The VPC lets it through, there and back.";
      case BLOCKED ->
          "The VPC blocks it: "
              + blockers.stream().map(Blocker::text).distinct().collect(Collectors.joining(" "));
      case UNKNOWN -> "The VPC side cannot be told: " + String.join("; ", unknown) + ".";
    };
  }
}
