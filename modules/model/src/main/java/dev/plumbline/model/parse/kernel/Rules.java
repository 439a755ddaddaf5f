package dev.plumbline.model.parse.kernel;

import dev.plumbline.model.Captured;
import dev.plumbline.model.Family;
import dev.plumbline.model.PolicyRule;
import dev.plumbline.model.parse.text.Choice;
import dev.plumbline.model.parse.text.Line;
import dev.plumbline.model.parse.text.Parsed;
import dev.plumbline.model.parse.text.Reading;
import dev.plumbline.model.parse.text.Twins;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The policy rules of one family, from the best of the files that show them. */
public final class Rules {
  private static final String BOTH = "ip-rule.txt";
  private static final String SIX = "ip-6-rule.txt";
  private static final String DETAILS = "ip-j-rule-details.json";

  private Rules() {}

  public static Captured<List<PolicyRule>> read(Reading reading, Family family) {
    String file = family == Family.V4 ? "ip-j-rule.json" : "ip-j6-rule.json";
    Optional<Parsed<List<PolicyRule>>> json = json(reading, file, family);
    Optional<Parsed<List<PolicyRule>>> details =
        family == Family.V4 ? json(reading, DETAILS, family) : Optional.empty();
    Optional<Parsed<List<PolicyRule>>> text = text(reading, family);
    Optional<Parsed<List<PolicyRule>>> best = Choice.best(List.of(json, details, text));
    if (best.isEmpty()) {
      return reading.missing(file);
    }
    List<PolicyRule> rules = best.get().value();
    if (details.isPresent()) {
      rules = withProtocols(rules, details.get().value());
    }
    if (text.isPresent()) {
      rules =
          Twins.cite(
              rules,
              text.get().value(),
              Rules::same,
              PolicyRule::evidence,
              PolicyRule::withEvidence);
    }
    rules.forEach(rule -> warn(reading, rule));
    return new Parsed<>(rules, best.get().files(), best.get().whole()).captured();
  }

  private static void warn(Reading reading, PolicyRule rule) {
    List<String> unknown = rule.selector().unknown();
    if (!unknown.isEmpty()) {
      reading.problem(
          rule.evidence().file(),
          rule.evidence().line(),
          "the rule of priority "
              + rule.priority()
              + " holds what is not understood ("
              + Line.shortened(String.join(", ", unknown))
              + "); it was kept, and lookups that it could decide have no certain answer");
    }
    if (rule.gotoPriority().isPresent() && rule.gotoPriority().getAsLong() <= rule.priority()) {
      reading.problem(
          rule.evidence().file(),
          rule.evidence().line(),
          "the rule of priority "
              + rule.priority()
              + " leads back to "
              + rule.gotoPriority().getAsLong()
              + ", which no kernel accepts; it was kept, and lookups that reach it have no certain"
              + " answer");
    }
  }

  private static Optional<Parsed<List<PolicyRule>>> json(
      Reading reading, String file, Family family) {
    return reading.text(file).map(text -> RuleJson.read(reading, file, text, family));
  }

  /**
   * The text twin; an IPv6 list that is not there was not captured, since no kernel has it empty.
   */
  private static Optional<Parsed<List<PolicyRule>>> text(Reading reading, Family family) {
    String file = family == Family.V6 && reading.text(SIX).isPresent() ? SIX : BOTH;
    return reading
        .lines(file)
        .map(
            lines ->
                RuleText.read(reading, lines, file.equals(SIX) ? Family.V6 : Family.V4).stream()
                    .filter(r -> r.family() == family)
                    .toList())
        .filter(rules -> !rules.isEmpty() || family == Family.V4 && empty(reading, file))
        .map(rules -> new Parsed<>(rules, List.of(file), reading.whole(file) && !endsEarly(rules)));
  }

  /**
   * True for a list that begins as the kernel's does and has neither main nor default at its end:
   * it was cut. Who flushes the rules leaves the first one alone; who deletes main leaves default,
   * which IPv6 does not have.
   */
  private static boolean endsEarly(List<PolicyRule> rules) {
    return rules.size() > 1
        && rules.getFirst().family() == Family.V4
        && rules.getFirst().priority() == 0
        && rules.getFirst().table().equals("local")
        && rules.stream()
            .noneMatch(
                r ->
                    r.selector().matchesEverything()
                        && (r.table().equals("main") || r.table().equals("default")));
  }

  private static boolean empty(Reading reading, String file) {
    return reading.text(file).map(String::isBlank).orElse(false);
  }

  private static Object same(PolicyRule rule) {
    return List.of(
        rule.priority(), rule.selector(), rule.action(), rule.table(), rule.gotoPriority());
  }

  private static List<PolicyRule> withProtocols(List<PolicyRule> rules, List<PolicyRule> details) {
    List<PolicyRule> result = new ArrayList<>();
    for (PolicyRule rule : rules) {
      result.add(
          details.stream()
              .filter(d -> rule.protocol().isEmpty() && same(d).equals(same(rule)))
              .findFirst()
              .map(d -> rule.withProtocol(d.protocol()))
              .orElse(rule));
    }
    return List.copyOf(result);
  }
}
