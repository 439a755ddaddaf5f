package dev.plumbline.app.flow;

import dev.plumbline.app.flow.StepLine.Sign;
import dev.plumbline.path.firewall.Judgement;
import dev.plumbline.path.firewall.Rule;
import dev.plumbline.path.firewall.Verdict;
import dev.plumbline.path.trace.Filter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the packet filters do, as steps. */
public final class FilterLines {
  private FilterLines() {}

  /** A line for each hook that the flow passes. */
  public static List<StepLine> of(Filter look) {
    List<StepLine> lines = new ArrayList<>();
    look.judgements().forEach(j -> lines.add(line(j)));
    if (look.rerouted()) {
      lines.add(
          new StepLine(
              Sign.PASSED,
              "again",
              "OUTPUT changes what the routing looks at",
              "The kernel looks the route up again with it; trace with that mark or destination.",
              Optional.empty(),
              List.of(),
              List.of()));
    }
    return lines;
  }

  private static StepLine line(Judgement judgement) {
    String counted =
        judgement
            .rule()
            .flatMap(Rule::counters)
            .map(c -> " Met by " + c.packets() + " packets so far.")
            .orElse("");
    return new StepLine(
        sign(judgement.verdict()),
        judgement.hook().word(),
        judgement.rule().map(Rule::text).orElse("no rule decides"),
        judgement.why() + counted,
        judgement.rule().map(Rule::evidence),
        List.of(),
        List.of());
  }

  private static Sign sign(Verdict verdict) {
    return switch (verdict) {
      case ACCEPT -> Sign.DECIDED;
      case DROP, REJECT -> Sign.REFUSED;
      case MAYBE -> Sign.PASSED;
    };
  }
}
