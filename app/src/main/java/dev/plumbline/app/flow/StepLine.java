package dev.plumbline.app.flow;

import dev.plumbline.app.control.Texts;
import dev.plumbline.model.Evidence;
import dev.plumbline.model.PolicyRule;
import dev.plumbline.model.Route;
import dev.plumbline.path.IpText;
import dev.plumbline.path.Step;
import dev.plumbline.path.Step.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * One line of a lookup as it is shown: a rule with all that was done with it, or a run of rules
 * that did not match.
 *
 * @param sign how it ended
 * @param head priority, or what kind of step it is
 * @param title the rule
 * @param reason why, in a sentence or two
 * @param evidence the line that decided
 * @param steps the steps behind it
 * @param folded lines of a run that are not shown at first
 */
public record StepLine(
    Sign sign,
    String head,
    String title,
    String reason,
    Optional<Evidence> evidence,
    List<Step> steps,
    List<StepLine> folded) {

  /** How a step ended. */
  public enum Sign {
    /** The rule does not match. */
    SKIPPED,
    /** The rule matches, and the search goes on. */
    PASSED,
    /** It decides. */
    DECIDED,
    /** It should be there and is not. */
    MISSING,
    /** It refuses the packet. */
    REFUSED
  }

  /** From as many rules on that do not match, they are one line. */
  private static final int RUN = 3;

  /** Lines of a lookup; {@code refused} when its last step refuses the packet. */
  public static List<StepLine> of(List<Step> steps, boolean refused) {
    List<List<Step>> groups = new ArrayList<>();
    for (Step step : steps) {
      boolean goesOn =
          !groups.isEmpty()
              && step.rule().isPresent()
              && step.kind() != Kind.RULE_MISSING
              && groups.getLast().getFirst().kind() != Kind.RULE_MISSING
              && step.rule().equals(groups.getLast().getFirst().rule());
      boolean tail =
          !groups.isEmpty() && (step.kind() == Kind.SOURCE_CHOSEN || step.kind() == Kind.END);
      if (goesOn || tail) {
        groups.getLast().add(step);
      } else {
        groups.add(new ArrayList<>(List.of(step)));
      }
    }
    List<StepLine> lines = new ArrayList<>();
    for (List<Step> group : groups) {
      lines.add(line(group, refused && group == groups.getLast()));
    }
    return folded(lines);
  }

  private static StepLine line(List<Step> steps, boolean refused) {
    Step first = steps.getFirst();
    Optional<PolicyRule> rule = first.rule();
    Optional<Evidence> evidence =
        steps.reversed().stream().flatMap(s -> s.evidence().stream()).findFirst();
    String reason =
        steps.stream()
            .filter(s -> steps.size() == 1 || s.kind() != Kind.RULE_MATCHED)
            .map(StepLine::sentence)
            .collect(Collectors.joining(" "));
    return new StepLine(
        refused ? Sign.REFUSED : sign(steps),
        rule.map(r -> Long.toString(r.priority())).orElse(head(first.kind())),
        rule.map(IpText::rule).orElse(""),
        reason,
        evidence,
        List.copyOf(steps),
        List.of());
  }

  private static String sentence(Step step) {
    String text = Texts.sentence(step.text());
    String end = text.endsWith(".") || text.isEmpty() ? text : text + ".";
    return step.kind() == Kind.ROUTE_CHOSEN
        ? step.route().map(StepLine::way).orElse("") + end
        : end;
  }

  private static String way(Route route) {
    String metric = route.metric().isPresent() ? ", metric " + route.metric().getAsLong() : "";
    return IpText.way(route) + metric + ". ";
  }

  private static String head(Kind kind) {
    return kind == Kind.INPUT ? "in" : "";
  }

  private static Sign sign(List<Step> steps) {
    if (steps.stream().anyMatch(s -> s.kind() == Kind.ROUTE_CHOSEN)) {
      return Sign.DECIDED;
    }
    return switch (steps.getLast().kind()) {
      case RULE_MISSING -> Sign.MISSING;
      case RULE_SKIPPED -> Sign.SKIPPED;
      case ROUTE_CHOSEN, SOURCE_CHOSEN -> Sign.DECIDED;
      case RULE_MATCHED, TABLE_WITHOUT_ROUTE, ROUTE_SUPPRESSED, INPUT, END -> Sign.PASSED;
    };
  }

  private static List<StepLine> folded(List<StepLine> lines) {
    List<StepLine> shown = new ArrayList<>();
    List<StepLine> run = new ArrayList<>();
    for (StepLine line : lines) {
      if (line.sign() == Sign.SKIPPED) {
        run.add(line);
      } else {
        close(run, shown);
        shown.add(line);
      }
    }
    close(run, shown);
    return List.copyOf(shown);
  }

  private static void close(List<StepLine> run, List<StepLine> shown) {
    if (run.size() < RUN) {
      shown.addAll(run);
    } else {
      StepLine first = run.getFirst();
      StepLine last = run.getLast();
      String range =
          first.head().equals(last.head()) ? first.head() : first.head() + "–" + last.head();
      shown.add(
          new StepLine(
              Sign.SKIPPED,
              range,
              run.size() + " rules that do not match",
              "",
              Optional.empty(),
              List.of(),
              List.copyOf(run)));
    }
    run.clear();
  }
}
