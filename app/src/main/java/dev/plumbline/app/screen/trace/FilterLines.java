package dev.plumbline.app.screen.trace;

import dev.plumbline.app.control.Texts;
import dev.plumbline.app.screen.trace.StepLine.Sign;
import dev.plumbline.path.firewall.Judgement;
import dev.plumbline.path.firewall.Rule;
import dev.plumbline.path.firewall.Verdict;
import dev.plumbline.path.trace.Filter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;

/** What the packet filters do, as steps. */
final class FilterLines {
  private FilterLines() {}

  static List<StepLine> of(Filter look) {
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

  /** The worst of the verdicts. */
  static Node chip(List<Judgement> judgements) {
    List<Verdict> verdicts = judgements.stream().map(Judgement::verdict).toList();
    if (verdicts.contains(Verdict.DROP) || verdicts.contains(Verdict.REJECT)) {
      return Texts.chip("Blocks", "critical");
    }
    return verdicts.contains(Verdict.MAYBE)
        ? Texts.chip("Cannot be told", "")
        : Texts.chip("Lets it pass", "ok");
  }
}
