package dev.plumbline.path.whatif;

import dev.plumbline.model.PolicyRule;
import dev.plumbline.model.PolicyRule.Selector;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What the kernel does for {@code ip rule add} and {@code del} (Linux net/core/fib_rules.c). */
final class RuleChanges {
  private RuleChanges() {}

  static void apply(KernelState state, Change.OfRule change) throws ChangeException {
    List<PolicyRule> rules = state.rules(change.rule().family());
    if (change.verb() == Change.Verb.DELETE) {
      PolicyRule gone =
          rules.stream()
              .sorted(Comparator.comparingLong(PolicyRule::priority))
              .filter(r -> named(change, r))
              .findFirst()
              .orElseThrow(() -> refused("No such file or directory: there is no such rule"));
      rules.remove(gone);
      return;
    }
    PolicyRule rule = change.rule();
    long priority = change.placed() ? rule.priority() : free(rules);
    PolicyRule added = rule.placed(end(rules), priority);
    if (rules.stream().anyMatch(r -> same(r, added))) {
      throw refused("File exists: the rule is there already");
    }
    if (rule.gotoPriority().isPresent() && rule.gotoPriority().getAsLong() <= priority) {
      throw refused("Invalid argument: a rule can go to later rules alone");
    }
    rules.add(added);
    rules.sort(
        Comparator.comparingLong(PolicyRule::priority).thenComparingInt(PolicyRule::position));
  }

  private static ChangeException refused(String why) {
    return new ChangeException("The kernel would answer: " + why + ".");
  }

  private static int end(List<PolicyRule> rules) {
    return rules.stream().mapToInt(PolicyRule::position).max().orElse(-1) + 1;
  }

  /** One less than the lowest priority that is not 0. */
  private static long free(List<PolicyRule> rules) {
    return rules.stream().mapToLong(PolicyRule::priority).filter(p -> p > 0).min().orElse(32768)
        - 1;
  }

  private static boolean same(PolicyRule one, PolicyRule other) {
    return one.priority() == other.priority()
        && one.selector().equals(other.selector())
        && one.action() == other.action()
        && one.table().equals(other.table());
  }

  /** True when a rule fits all that a deletion says; what it does not say fits everything. */
  private static boolean named(Change.OfRule change, PolicyRule rule) {
    PolicyRule said = change.rule();
    Selector want = said.selector();
    Selector has = rule.selector();
    return (!change.placed() || said.priority() == rule.priority())
        && (!change.acting() || said.action() == rule.action())
        && (said.table().isEmpty() || said.table().equals(rule.table()))
        && (want.from().length() == 0 || want.from().equals(has.from()))
        && (want.to().length() == 0 || want.to().equals(has.to()))
        && (!want.inverted() || has.inverted())
        && fits(want.iif(), has.iif())
        && fits(want.oif(), has.oif())
        && (want.mark().isEmpty() || want.mark().equals(has.mark()) && want.mask() == has.mask())
        && (want.tos() == 0 || want.tos() == has.tos())
        && fits(want.protocol(), has.protocol())
        && fits(want.sourcePort(), has.sourcePort())
        && fits(want.destinationPort(), has.destinationPort())
        && fits(want.uid(), has.uid());
  }

  private static boolean fits(Optional<?> want, Optional<?> has) {
    return want.isEmpty() || want.equals(has);
  }
}
