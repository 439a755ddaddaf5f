package dev.plumbline.guide.check.eks;

import dev.plumbline.guide.Remedy;
import dev.plumbline.guide.check.FindingDraft;
import dev.plumbline.guide.check.Findings;
import dev.plumbline.guide.check.Need;
import dev.plumbline.model.Family;
import dev.plumbline.model.IpAddress;
import dev.plumbline.model.PolicyRule;
import java.util.List;

/**
 * From v1.20 on each secondary ENI but the trunk has a rule at 32765 from its primary address. Only
 * where another ENI has one is it known that the version makes them.
 */
final class EniRuleMissing extends CniCheck {
  EniRuleMissing() {
    super("cni-eni-rule-missing");
  }

  @Override
  void look(CniFacts node, Findings findings) {
    if (!has(node, findings, Need.RULES.whole())) {
      return;
    }
    if (node.unknownAddresses().isPresent()) {
      findings.notChecked("cni-eni-rule-missing", node.unknownAddresses().get());
      return;
    }
    List<PolicyRule> rules = node.fromEni(Family.V4).toList();
    if (rules.isEmpty()) {
      return;
    }
    node.enis().stream()
        .filter(e -> e.ofCni() && !e.trunk())
        .forEach(e -> judge(node, findings, e, rules));
  }

  private static void judge(CniFacts node, Findings findings, NodeEni eni, List<PolicyRule> rules) {
    List<IpAddress> own =
        node.addressesOf(eni.name()).filter(a -> a.family() == Family.V4).toList();
    boolean ruled =
        own.stream()
            .anyMatch(a -> rules.stream().anyMatch(r -> r.selector().from().address().equals(a)));
    List<PolicyRule> pods =
        node.table(eni).stream()
            .flatMap(t -> node.fromPod(Family.V4).filter(r -> r.table().equals(t)))
            .toList();
    if (!own.isEmpty() && !ruled && !pods.isEmpty()) {
      findings.report(
          FindingDraft.of(
                  "cni-eni-rule-missing",
                  eni.name(),
                  eni.name() + ": no rule from its own address " + own.getFirst())
              .consequence("The host cannot answer on that address; its pods are not concerned.")
              .links(eni.name())
              .evidence(pods.getFirst().evidence(), rules.getFirst().evidence())
              .becauseOnHost("cni-rules-lost")
              .remedy(
                  Remedy.of(
                      CniSteps.restartAwsNode(),
                      CniSteps.rules("Expect a rule at 32765 from " + own.getFirst() + "."),
                      CniSteps.nothingToUndo("ipamd makes the rule whenever it starts.")))
              .source("amazon-vpc-cni-k8s v1.20"));
    }
  }
}
