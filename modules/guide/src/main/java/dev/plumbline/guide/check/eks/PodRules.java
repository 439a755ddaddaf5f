package dev.plumbline.guide.check.eks;

import dev.plumbline.guide.Remedy;
import dev.plumbline.guide.Steps;
import dev.plumbline.guide.check.FindingDraft;
import dev.plumbline.guide.check.Findings;
import dev.plumbline.guide.check.Need;
import dev.plumbline.model.Confidence;
import dev.plumbline.model.Family;
import java.util.List;
import java.util.Optional;

/**
 * Each pod has a rule to it at 512, and one from it at 1536 where it is on a secondary ENI. ipamd
 * rewrites only rules that still exist (amazon-vpc-cni-k8s 3309, 1856).
 */
final class PodRules extends CniCheck {
  private static final String TO = "cni-to-pod-rule-missing";
  private static final String FROM = "cni-from-pod-rule-missing";

  PodRules() {
    super(TO, FROM);
  }

  @Override
  void look(CniFacts node, Findings findings) {
    if (node.pods().isEmpty()) {
      ids().forEach(id -> findings.notChecked(id, "ipamd-enis.json: no pod is known"));
      return;
    }
    for (Family family : Family.values()) {
      List<KnownPod> pods = node.pods().stream().filter(p -> p.ip().family() == family).toList();
      Need rules = (family == Family.V4 ? Need.RULES : Need.RULES6).whole();
      Optional<String> lacking = rules.lacking(node.snapshot());
      if (!pods.isEmpty() && lacking.isPresent()) {
        ids().forEach(id -> findings.notChecked(id, lacking.get()));
      } else {
        pods.forEach(p -> judge(node, findings, p));
      }
    }
  }

  private static void judge(CniFacts node, Findings findings, KnownPod pod) {
    if (!node.hasToRule(pod.ip())) {
      findings.report(to(pod));
    }
    boolean from = node.hasFromRule(pod.ip());
    boolean secondaries = node.enis().isEmpty() || node.enis().stream().anyMatch(e -> !e.primary());
    if (!from && pod.table().isPresent() && !pod.table().get().matches("main|254|0")) {
      findings.report(from(node, pod, pod.table().get()));
    } else if (!from && pod.table().isEmpty() && secondaries && pod.ip().family() == Family.V4) {
      findings.notChecked(
          FROM, "ipamd-enis.json: not captured, so the ENI of pod " + pod.ip() + " is not known");
    }
  }

  private static FindingDraft to(KnownPod pod) {
    Confidence sure =
        pod.hostRoute().isPresent() || pod.listed().isPresent()
            ? Confidence.CERTAIN
            : Confidence.LIKELY;
    return FindingDraft.of(
            TO, pod.ip().toString(), pod.label() + ": pod without a rule to it at 512")
        .consequence(
            "Traffic to it from pods of secondary ENIs leaves the node instead of staying on it;"
                + " replies to marked flows may be lost.")
        .confidence(sure)
        .evidence(pod.evidence())
        .becauseOnHost("cni-rules-lost")
        .remedy(remedy(pod, "Expect `512: from all to " + pod.ip() + " lookup main`."))
        .source("amazon-vpc-cni-k8s#1600, #3309");
  }

  private static FindingDraft from(CniFacts node, KnownPod pod, String table) {
    FindingDraft draft =
        FindingDraft.of(
                FROM,
                pod.ip().toString(),
                pod.label() + ": no rule from it, though it belongs to table " + table)
            .consequence(
                "It leaves by the primary ENI with an address of another one, and the VPC drops"
                    + " that.")
            .evidence(pod.evidence())
            .becauseOnHost("cni-rules-lost")
            .remedy(remedy(pod, "Expect `1536: from " + pod.ip() + " lookup " + table + "`."))
            .source("amazon-vpc-cni-k8s#3309, #1856");
    node.eniOfTable(table).ifPresent(e -> draft.links(e.name()));
    return draft;
  }

  private static Remedy remedy(KnownPod pod, String expect) {
    return Remedy.of(
        CniSteps.recreatePods("the pod of " + pod.ip()),
        CniSteps.rules(expect),
        CniSteps.nothingToUndo("Rules are made with the new sandbox."),
        Steps.watch());
  }
}
