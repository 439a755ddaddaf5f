package dev.plumbline.app.flow;

import dev.plumbline.guide.Diagnostician;
import dev.plumbline.guide.Finding;
import dev.plumbline.model.Cancellation;
import dev.plumbline.path.whatif.Change;
import dev.plumbline.path.whatif.WhatIf;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What changes do beside the flow that is traced.
 *
 * @param go findings that there would be no more
 * @param come findings that there would be then
 */
public record Effect(WhatIf whatIf, List<Finding> go, List<Finding> come) {
  /**
   * Diagnoses the host with and without the changes.
   *
   * @throws java.util.concurrent.CancellationException when asked to stop
   */
  public static Effect of(WhatIf whatIf, Cancellation cancellation) {
    cancellation.check();
    if (whatIf.before().host().withheld()) {
      return new Effect(whatIf, List.of(), List.of());
    }
    List<Finding> before = Diagnostician.diagnose(whatIf.before().snapshot()).findings();
    cancellation.check();
    List<Finding> after = Diagnostician.diagnose(whatIf.after().snapshot()).findings();
    return new Effect(whatIf, without(before, after), without(after, before));
  }

  private static List<Finding> without(List<Finding> some, List<Finding> others) {
    return some.stream().filter(f -> others.stream().noneMatch(o -> same(f, o))).toList();
  }

  private static boolean same(Finding one, Finding other) {
    return one.id().equals(other.id()) && one.subject().equals(other.subject());
  }

  /** Changes in one line. */
  public static String label(List<Change> changes) {
    return changes.stream().map(Effect::words).collect(Collectors.joining("; "));
  }

  private static String words(Change change) {
    String command =
        change.command().replaceFirst("^ip (-6 )?", "").replaceFirst("^sysctl -w ", "");
    return switch (change) {
      case Change.OfRule rule ->
          sign(rule.verb()) + command.replaceFirst("^(rule) \\w+( priority)?", "$1");
      case Change.OfRoute route -> sign(route.verb()) + command.replaceFirst("^route \\w+ ", "");
      case Change.OfAddress address ->
          sign(address.verb()) + command.replaceFirst("^(addr) \\w+", "$1");
      case Change.OfLink _, Change.OfSysctl _ -> command.replaceFirst("^link set ", "link ");
    };
  }

  private static String sign(Change.Verb verb) {
    return switch (verb) {
      case ADD, APPEND, PREPEND -> "+ ";
      case REPLACE, CHANGE -> "± ";
      case DELETE -> "− ";
    };
  }
}
