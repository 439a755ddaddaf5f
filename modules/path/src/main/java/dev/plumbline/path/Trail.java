package dev.plumbline.path;

import dev.plumbline.model.PolicyRule;
import dev.plumbline.model.Route;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The steps of a lookup as they are taken. Rules that do not match are noted as runs and put into
 * words when somebody reads them; a silent trail notes nothing.
 */
final class Trail {
  /** The trail of lookups that nobody asks to explain. */
  static final Trail SILENT = new Trail(List.of(), true);

  private final List<Object> marks;
  private final boolean silent;

  private Trail(List<Object> marks, boolean silent) {
    this.marks = marks;
    this.silent = silent;
  }

  static Trail open() {
    return new Trail(new ArrayList<>(), false);
  }

  /** Rules from the first to before the last that do not match. */
  record Run(int first, int end) {}

  void skipped(int first, int end) {
    if (!silent && first < end) {
      marks.add(new Run(first, end));
    }
  }

  /** A step that is put into words when it is read. */
  interface Later {
    Step step();
  }

  void matched(PolicyRule rule) {
    add(() -> Step.ofRule(Step.Kind.RULE_MATCHED, rule, "Matches."));
  }

  void unsure(PolicyRule rule, String why) {
    add(() -> Step.ofRule(Step.Kind.END, rule, "Cannot be decided: " + why + "."));
  }

  void withoutRoute(PolicyRule rule, String table, Packet packet, Optional<Route> thrown) {
    add(
        () ->
            thrown.isPresent()
                ? Step.ofRoute(
                    Step.Kind.TABLE_WITHOUT_ROUTE,
                    Optional.of(rule),
                    thrown.get(),
                    "A throw route ends the search in table " + table + ".")
                : Step.ofRule(
                    Step.Kind.TABLE_WITHOUT_ROUTE,
                    rule,
                    "Table " + table + " has no route to " + packet.query().to() + "."));
  }

  void chosen(PolicyRule rule, Route route, RouteTable table, Packet packet) {
    add(
        () ->
            Step.ofRoute(
                Step.Kind.ROUTE_CHOSEN, Optional.of(rule), route, table.why(route, packet)));
  }

  void suppressed(PolicyRule rule, Route route) {
    add(() -> suppression(rule, route));
  }

  private static Step suppression(PolicyRule rule, Route route) {
    boolean length =
        rule.suppressPrefixLength().isPresent()
            && route.destination().length() <= rule.suppressPrefixLength().getAsInt();
    String text =
        length
            ? "prefix length " + rule.suppressPrefixLength().getAsInt() + " or less."
            : "links of group " + rule.suppressGroup().orElse("") + ".";
    return Step.ofRoute(
        Step.Kind.ROUTE_SUPPRESSED,
        Optional.of(rule),
        route,
        "The rule discards routes of " + text);
  }

  void input(String text) {
    plain(Step.Kind.INPUT, text);
  }

  void end(String text) {
    plain(Step.Kind.END, text);
  }

  void source(String text) {
    plain(Step.Kind.SOURCE_CHOSEN, text);
  }

  boolean silent() {
    return silent;
  }

  private void plain(Step.Kind kind, String text) {
    add(() -> Step.plain(kind, text));
  }

  private void add(Later step) {
    if (!silent) {
      marks.add(step);
    }
  }

  List<Object> marks() {
    return marks;
  }
}
