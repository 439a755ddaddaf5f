package dev.plumbline.path.trace;

import dev.plumbline.model.Captured;
import dev.plumbline.model.Family;
import dev.plumbline.model.IpAddress;
import dev.plumbline.model.PolicyRule;
import dev.plumbline.model.Snapshot;
import dev.plumbline.path.Answer;
import dev.plumbline.path.Expectation;
import dev.plumbline.path.ExpectedRule;
import dev.plumbline.path.HostModel;
import dev.plumbline.path.IpText;
import dev.plumbline.path.Lookup;
import dev.plumbline.path.Query;
import dev.plumbline.path.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** The rules that should be there and are not: where they would stand, where they would lead. */
final class MissingRules {
  private final List<ExpectedRule> all;
  private final List<ExpectedRule> missing;
  private final Optional<Lookup> repaired;

  MissingRules(HostModel host) {
    all = Expectation.of(host).missingRules();
    missing = all.stream().filter(r -> r.priority().isPresent()).toList();
    repaired =
        missing.isEmpty() ? Optional.empty() : Optional.of(Lookup.of(repair(host.snapshot())));
  }

  List<ExpectedRule> all() {
    return all;
  }

  private Snapshot repair(Snapshot snapshot) {
    return snapshot.withKernel(
        snapshot.links(),
        snapshot.addresses(),
        with(snapshot.rules(), Family.V4),
        with(snapshot.rules6(), Family.V6),
        snapshot.routes(),
        snapshot.routes6(),
        snapshot.sysctls());
  }

  private Captured<List<PolicyRule>> with(Captured<List<PolicyRule>> rules, Family family) {
    return rules instanceof Captured.Known<List<PolicyRule>> known
        ? new Captured.Known<>(
            Stream.concat(
                    known.value().stream(),
                    missing.stream().filter(r -> r.family() == family).map(MissingRules::rule))
                .toList(),
            known.files(),
            known.complete())
        : rules;
  }

  private static PolicyRule rule(ExpectedRule expected) {
    return new PolicyRule(
        expected.family(),
        Integer.MAX_VALUE,
        expected.priority().orElseThrow(),
        PolicyRule.Selector.from(expected.source()),
        PolicyRule.Action.LOOKUP,
        expected.table(),
        OptionalLong.empty(),
        OptionalInt.empty(),
        Optional.empty(),
        "static",
        false,
        expected.why().evidence());
  }

  /** Where the packet would go if nothing were missing, when that is elsewhere. */
  Optional<ExpectedWay> expected(Pass pass, IpAddress source) {
    Optional<ExpectedRule> rule =
        missing.stream().filter(r -> r.source().contains(source)).findFirst();
    return rule.flatMap(
        r ->
            repaired
                .flatMap(l -> l.ask(pass.query()).answer().way())
                .filter(
                    w ->
                        pass.answer()
                            .way()
                            .map(MissingRules::place)
                            .filter(place(w)::equals)
                            .isEmpty())
                .map(w -> new ExpectedWay(r, w)));
  }

  private static List<Object> place(Answer.Way way) {
    return List.of(way.dev(), way.gateway(), way.table());
  }

  /** The steps with the missing rules among them, as far as the kernel got. */
  List<Step> among(Query query, List<Step> steps) {
    List<ExpectedRule> left =
        new ArrayList<>(missing.stream().filter(r -> r.family() == query.family()).toList());
    if (left.isEmpty()) {
      return steps;
    }
    List<Step> all = new ArrayList<>();
    for (Step step : steps) {
      long reached = step.rule().map(PolicyRule::priority).orElse(-1L);
      left.removeIf(r -> r.priority().orElseThrow() < reached && all.add(step(query, r)));
      all.add(step);
    }
    return List.copyOf(all);
  }

  private Step step(Query query, ExpectedRule expected) {
    boolean matches = query.from().filter(expected.source()::contains).isPresent();
    String text =
        matches
            ? "Missing. Would have matched here"
                + repaired
                    .flatMap(l -> l.ask(query).answer().way())
                    .flatMap(Answer.Way::route)
                    .map(r -> ": " + IpText.way(r) + ".")
                    .orElse(".")
            : "Missing in the kernel. Would not match here either.";
    PolicyRule rule = rule(expected);
    return new Step(
        Step.Kind.RULE_MISSING,
        text,
        Optional.of(rule),
        rule.table(),
        Optional.empty(),
        Optional.of(rule.evidence()));
  }
}
