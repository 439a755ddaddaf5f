package dev.plumbline.diagram;

import dev.plumbline.model.PolicyRule;
import dev.plumbline.model.Route;
import dev.plumbline.path.Answer;
import dev.plumbline.path.trace.Pass;
import dev.plumbline.path.trace.Trace;
import dev.plumbline.path.trace.VpcSide;
import dev.plumbline.path.vpc.VpcAnswer;
import java.util.List;
import java.util.Optional;

/**
 * The way of one lookup, to be lit in the picture.
 *
 * @param number 1, 2, or 3 for the lookup after the packet filter, drawn beside the way
 * @param rule the rule that led to the table, or refused
 * @param route the route that decided
 * @param link where the packet leaves; {@code lo} for this host, empty where it goes nowhere
 * @param vpc what becomes of the packet behind the link; empty where that was not asked
 */
public record Lit(
    int number,
    Optional<PolicyRule> rule,
    Optional<Route> route,
    String link,
    Optional<VpcAnswer> vpc) {

  /** The ways of a trace; that of the packet itself goes on through the VPC. */
  public static List<Lit> of(Trace trace) {
    Pass last = trace.last();
    return trace.passes().stream()
        .flatMap(
            p ->
                of(p.number(), p.answer())
                    .map(l -> p.equals(last) ? l.through(trace.vpc().map(VpcSide::answer)) : l)
                    .stream())
        .toList();
  }

  /** What an answer went through; empty where that cannot be told. */
  public static Optional<Lit> of(int number, Answer answer) {
    return switch (answer) {
      case Answer.Way way ->
          Optional.of(new Lit(number, way.rule(), way.route(), way.dev(), Optional.empty()));
      case Answer.NoWay none ->
          Optional.of(new Lit(number, none.rule(), none.route(), "", Optional.empty()));
      case Answer.Unknown _ -> Optional.empty();
    };
  }

  private Lit through(Optional<VpcAnswer> answer) {
    return new Lit(number, rule, route, link, answer);
  }

  /** As the legend and the text twin name it. */
  String words(boolean only) {
    if (only) {
      return "way taken";
    }
    return switch (number) {
      case 1 -> "first lookup";
      case 2 -> "second lookup";
      default -> "lookup after the packet filter";
    };
  }

  Ink ink() {
    return number == 1 ? Ink.LIT_1 : Ink.LIT_2;
  }

  Ink fill() {
    return number == 1 ? Ink.LIT_1_FILL : Ink.LIT_2_FILL;
  }
}
