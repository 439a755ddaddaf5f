package dev.plumbline.path.trace;

import dev.plumbline.path.Answer;
import dev.plumbline.path.Query;
import dev.plumbline.path.Step;
import java.util.List;

/**
 * One lookup of a trace.
 *
 * @param number 1, 2 for the lookup with the source that the first one chose, or 3 for the one
 *     after the packet filter changed mark or destination
 * @param query what was looked up
 * @param answer what came of it
 * @param steps in the order the kernel takes them; rules that are missing stand where they should
 * @param kernel what the kernel itself said to the same question
 */
public record Pass(int number, Query query, Answer answer, List<Step> steps, KernelWord kernel) {
  static final int REROUTED = 3;

  /** True for the lookup after the packet filter changed what the routing looks at. */
  public boolean rerouted() {
    return number == REROUTED;
  }

  /** As shown to people where there are several. */
  public String title() {
    return switch (number) {
      case 1 -> "First lookup";
      case 2 -> "Second lookup";
      default -> "Third lookup, after the packet filter";
    };
  }
}
