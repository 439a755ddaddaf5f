package dev.plumbline.guide.check.routing;

import dev.plumbline.guide.Remedy;
import dev.plumbline.guide.Steps;
import dev.plumbline.guide.check.CheckContext;
import dev.plumbline.guide.check.FindingDraft;
import dev.plumbline.guide.check.Findings;
import dev.plumbline.model.Family;
import dev.plumbline.model.PolicyRule;
import dev.plumbline.model.Snapshot;
import java.util.List;

/**
 * A rule that every host needs is gone: lookup local, or the lookup of main for all packets. The
 * local rule may have moved (VPC CNI strict mode: 20, cilium: 100); an IPv6 list without any rule
 * means that IPv6 is off.
 */
final class BaseRuleMissing extends RoutingCheck {
  BaseRuleMissing() {
    super("base-rule-missing");
  }

  @Override
  void in(CheckContext context, Findings findings, Family family) {
    if (!has(context, findings, rules(family).whole())) {
      return;
    }
    List<PolicyRule> rules = context.snapshot().rules(family).orElse(List.of());
    if (family == Family.V6 && rules.isEmpty()) {
      return;
    }
    if (rules.stream().noneMatch(r -> leads(r, "local"))) {
      findings.report(draft(context.snapshot(), family, 0, "local"));
    }
    if (rules.stream()
        .noneMatch(
            r ->
                leads(r, "main")
                    && r.selector().matchesEverything()
                    && r.suppressPrefixLength().isEmpty())) {
      findings.report(draft(context.snapshot(), family, 32766, "main"));
    }
  }

  private static boolean leads(PolicyRule rule, String table) {
    return rule.action() == PolicyRule.Action.LOOKUP && rule.table().equals(table);
  }

  private FindingDraft draft(Snapshot snapshot, Family family, long priority, String table) {
    String ip = "ip -" + family.number();
    String rule = " priority " + priority + " lookup " + table;
    return FindingDraft.of(
            id(),
            "rule " + priority,
            "rule " + priority + ": no " + family.label() + " rule looks up table " + table)
        .consequence(
            table.equals("local")
                ? "Packets to the host's own addresses are routed as if they were other hosts'."
                : "No packet finds the default route or the connected subnets in main.")
        .family(family)
        .evidence(RouteList.rules(snapshot, family))
        .remedy(
            Remedy.of(
                Remedy.Step.repair(
                    "Add the rule again",
                    "Takes effect at once.",
                    "sudo " + ip + " rule add" + rule),
                Remedy.Step.verify("List the rules", "The rule is there.", ip + " rule show"),
                Remedy.Step.undo("Delete it again", "", "sudo " + ip + " rule del" + rule),
                Steps.watch()))
        .source("Linux ip-rule(8); amazon-vpc-cni-k8s strict mode moves local to 20");
  }
}
