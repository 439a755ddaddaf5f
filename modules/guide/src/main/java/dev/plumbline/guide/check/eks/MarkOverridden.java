package dev.plumbline.guide.check.eks;

import dev.plumbline.guide.Remedy;
import dev.plumbline.guide.check.FindingDraft;
import dev.plumbline.guide.check.Findings;
import dev.plumbline.guide.check.Need;
import dev.plumbline.model.IpAddress;
import dev.plumbline.model.PolicyRule;
import dev.plumbline.model.eks.TrackedFlow;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Another CNI's rule from a pod (cilium's ENI mode, 110 and 111) stands before the rule of the
 * mark, so that replies of marked flows go by the pod's ENI. Only a flow that is stuck shows harm.
 */
final class MarkOverridden extends CniCheck {
  MarkOverridden() {
    super("cni-mark-overridden");
  }

  @Override
  void look(CniFacts node, Findings findings) {
    if (!has(node, findings, Need.RULES)) {
      return;
    }
    Map<IpAddress, PolicyRule> early = new LinkedHashMap<>();
    for (PolicyRule rule : node.snapshot().rules().orElse(List.of())) {
      boolean before = rule.priority() > 0 && rule.priority() < 1024;
      boolean leads =
          rule.action() == PolicyRule.Action.LOOKUP && !rule.table().matches("main|local|default");
      if (before && leads && rule.selector().from().isHost()) {
        early.putIfAbsent(rule.selector().from().address(), rule);
      }
    }
    if (early.isEmpty()) {
      return;
    }
    if (node.snapshot().eks().flows().optional().isEmpty()) {
      findings.notChecked("cni-mark-overridden", "conntrack.txt: not in the recording");
      return;
    }
    for (TrackedFlow flow : node.snapshot().eks().flows().orElse(List.of())) {
      if (flow.state().equals("SYN_RECV") && (flow.mark() & 0x80) != 0) {
        flow.addresses().stream()
            .flatMap(a -> Optional.ofNullable(early.get(a)).stream())
            .findFirst()
            .ifPresent(rule -> findings.report(draft(rule, flow)));
      }
    }
  }

  private static FindingDraft draft(PolicyRule rule, TrackedFlow flow) {
    IpAddress pod = rule.selector().from().address();
    return FindingDraft.of(
            "cni-mark-overridden",
            pod.toString(),
            pod + ": a rule from the pod comes before the rule of mark 0x80")
        .consequence(
            "Replies of flows that came in by the primary ENI leave by the pod's ENI; the"
                + " connection stays in SYN_RECV.")
        .evidence(flow.evidence(), rule.evidence())
        .remedy(
            Remedy.of(
                Remedy.Step.investigate(
                    "See which CNI makes the rule",
                    "Only one of the two should run pods; in chaining mode the other one leaves"
                        + " routing to the VPC CNI.",
                    "ip rule show",
                    "kubectl -n kube-system get configmap cilium-config -o yaml"),
                Remedy.Step.verify(
                    "Look for stuck flows",
                    "Expect none in SYN_RECV.",
                    "sudo conntrack -L --mark 0x80/0x80")))
        .source("cilium ENI mode; amazon-vpc-cni-k8s, rule 1024");
  }
}
