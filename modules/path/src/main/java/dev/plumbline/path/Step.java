package dev.plumbline.path;

import dev.plumbline.model.Evidence;
import dev.plumbline.model.PolicyRule;
import dev.plumbline.model.Route;
import java.util.Optional;

/**
 * One step of a lookup: which rule or route was looked at, and what came of it.
 *
 * @param kind what the step decides
 * @param text one sentence
 * @param rule the rule, for steps about rules and tables
 * @param table the table, empty where none is concerned
 * @param route the route, for steps about routes
 * @param evidence line that decided, where there is one
 */
public record Step(
    Kind kind,
    String text,
    Optional<PolicyRule> rule,
    String table,
    Optional<Route> route,
    Optional<Evidence> evidence) {
  /** What a step decides. */
  public enum Kind {
    RULE_SKIPPED,
    RULE_MATCHED,
    /** A rule that should be there and is not, at the place it should have. */
    RULE_MISSING,
    TABLE_WITHOUT_ROUTE,
    ROUTE_CHOSEN,
    ROUTE_SUPPRESSED,
    SOURCE_CHOSEN,
    INPUT,
    END
  }

  static Step ofRule(Kind kind, PolicyRule rule, String text) {
    return new Step(
        kind,
        text,
        Optional.of(rule),
        rule.table(),
        Optional.empty(),
        Optional.of(rule.evidence()));
  }

  static Step ofRoute(Kind kind, Optional<PolicyRule> rule, Route route, String text) {
    return new Step(
        kind, text, rule, route.table(), Optional.of(route), Optional.of(route.evidence()));
  }

  static Step plain(Kind kind, String text) {
    return new Step(kind, text, Optional.empty(), "", Optional.empty(), Optional.empty());
  }
}
