package dev.plumbline.guide.check.routing;

import dev.plumbline.guide.Quoting;
import dev.plumbline.guide.Remedy;
import dev.plumbline.guide.Steps;
import dev.plumbline.guide.check.CheckContext;
import dev.plumbline.guide.check.FindingDraft;
import dev.plumbline.guide.check.Findings;
import dev.plumbline.model.Address;
import dev.plumbline.model.Family;
import dev.plumbline.model.IpPrefix;
import dev.plumbline.model.PolicyRule;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Two rules of one priority and one selector lead to different tables; the second is never used
 * while the first finds a route. A reused address, or two owners.
 */
final class RuleDuplicateSource extends RoutingCheck {
  RuleDuplicateSource() {
    super("rule-duplicate-source");
  }

  private record Key(long priority, PolicyRule.Selector selector) {}

  @Override
  void in(CheckContext context, Findings findings, Family family) {
    if (!has(context, findings, rules(family))) {
      return;
    }
    Map<Key, PolicyRule> first = new HashMap<>();
    List<PolicyRule> sources =
        context.snapshot().rules(family).orElse(List.of()).stream()
            .filter(r -> r.action() == PolicyRule.Action.LOOKUP)
            .filter(r -> r.selector().from().length() > 0)
            .filter(r -> r.suppressPrefixLength().isEmpty() && r.suppressGroup().isEmpty())
            .toList();
    for (PolicyRule rule : sources) {
      PolicyRule before = first.putIfAbsent(new Key(rule.priority(), rule.selector()), rule);
      if (before != null && !before.table().equals(rule.table())) {
        findings.report(draft(context, before, rule));
      }
    }
  }

  private static String[] links(CheckContext context, PolicyRule rule) {
    return context.snapshot().addresses().orElse(List.of()).stream()
        .filter(a -> rule.selector().from().equals(IpPrefix.host(a.ip())))
        .map(Address::link)
        .distinct()
        .toArray(String[]::new);
  }

  private FindingDraft draft(CheckContext context, PolicyRule first, PolicyRule second) {
    String source = first.selector().from().toString();
    String ip = "ip -" + first.family().number();
    return FindingDraft.of(
            id(),
            "rule " + first.priority(),
            "rule "
                + first.priority()
                + ": from "
                + source
                + " leads to table "
                + first.table()
                + " and to table "
                + second.table())
        .consequence(
            "Table " + second.table() + " is used only for what table " + first.table() + " lacks.")
        .family(first.family())
        .links(links(context, first))
        .evidence(first.evidence(), second.evidence())
        .because("cni-race-systemd-over-cni", "cni-race-cni-over-systemd")
        .remedy(
            Remedy.of(
                Remedy.Step.investigate(
                    "Find out which of the two is stale",
                    "The right table has its default by the interface that has " + source + ".",
                    ip + " route show table " + first.table(),
                    ip + " route show table " + second.table()),
                Remedy.Step.repair(
                    "Delete the stale one",
                    "This command is for the second rule; change the table for the first.",
                    "sudo " + delete(first, second, "del")),
                Remedy.Step.verify(
                    "List the rules",
                    "One rule is left for the source.",
                    ip + " rule show priority " + first.priority()),
                Remedy.Step.undo("Add it again", "", "sudo " + delete(first, second, "add")),
                Steps.watch()))
        .source("Linux policy routing: equal priorities are tried in the order of adding");
  }

  private static String delete(PolicyRule first, PolicyRule second, String verb) {
    return "ip -"
        + first.family().number()
        + " rule "
        + verb
        + " priority "
        + first.priority()
        + " from "
        + first.selector().from()
        + " table "
        + Quoting.quote(second.table());
  }
}
