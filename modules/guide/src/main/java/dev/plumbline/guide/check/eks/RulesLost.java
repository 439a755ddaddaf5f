package dev.plumbline.guide.check.eks;

import dev.plumbline.guide.Phrases;
import dev.plumbline.guide.Remedy;
import dev.plumbline.guide.check.FindingDraft;
import dev.plumbline.guide.check.Findings;
import dev.plumbline.guide.check.Need;
import dev.plumbline.model.Confidence;
import dev.plumbline.model.Evidence;
import dev.plumbline.model.Family;
import dev.plumbline.model.PolicyRule;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The rule of the mark is gone; together with rules of pods that means that somebody removed all
 * foreign rules at once (networkd from 248 on; amazon-vpc-cni-k8s 1600).
 */
final class RulesLost extends CniCheck {
  private static final String MARK = "cni-mark-rule-missing";
  private static final String LOST = "cni-rules-lost";

  RulesLost() {
    super(MARK, LOST);
  }

  @Override
  void look(CniFacts node, Findings findings) {
    if (!has(node, findings, Need.RULES.whole())) {
      return;
    }
    Family family = node.onlyIpv6() ? Family.V6 : Family.V4;
    Optional<Boolean> wanted = node.markWanted();
    if (node.markRule(family).isPresent() || wanted.filter(w -> !w).isPresent()) {
      return;
    }
    List<PolicyRule> peers = Stream.concat(node.toPod(family), node.fromPod(family)).toList();
    Optional<Evidence> mangle = node.filterLine("AWS, primary ENI");
    if (!peers.isEmpty() || mangle.isPresent()) {
      findings.report(mark(node, family, peers, mangle, wanted.isPresent()));
    }
    List<KnownPod> lost =
        node.pods().stream()
            .filter(p -> p.ip().family() == family && !node.hasToRule(p.ip()))
            .toList();
    if (!lost.isEmpty()) {
      findings.report(lost(node, family, lost, peers));
    } else {
      node.unknownTable(family, "main").ifPresent(why -> findings.notChecked(LOST, why));
    }
  }

  private static FindingDraft mark(
      CniFacts node,
      Family family,
      List<PolicyRule> peers,
      Optional<Evidence> mangle,
      boolean wanted) {
    return FindingDraft.of(MARK, "rule 1024", "rule 1024: no rule leads mark 0x80/0x80 to main")
        .consequence(
            "Replies of NodePort flows to pods on secondary ENIs, and their traffic that is"
                + " source-NATed, leave by the wrong ENI.")
        .confidence(wanted ? Confidence.CERTAIN : Confidence.LIKELY)
        .evidence(mangle)
        .evidence(peers.stream().limit(1).map(PolicyRule::evidence).toList())
        .evidence(list(node, family))
        .becauseOnHost(LOST)
        .remedy(
            Remedy.of(
                CniSteps.restartAwsNode(),
                CniSteps.rules("Expect `1024: from all fwmark 0x80/0x80 lookup main`."),
                CniSteps.nothingToUndo("ipamd makes the rule whenever it starts.")))
        .source("amazon-vpc-cni-k8s#1600, #2025, #231");
  }

  private static FindingDraft lost(
      CniFacts node, Family family, List<KnownPod> lost, List<PolicyRule> left) {
    boolean logOnly = lost.stream().allMatch(p -> p.hostRoute().isEmpty() && p.listed().isEmpty());
    String pods = Phrases.and(lost.stream().map(p -> p.ip().toString()).toList());
    return FindingDraft.of(
            LOST, "host", "host: rules of the CNI are gone, among them those of " + pods)
        .consequence(
            left.isEmpty()
                ? "Pods of secondary ENIs leave by the primary one and are dropped."
                : "Pods that ran when they went have lost theirs; pods started since have them.")
        .confidence(logOnly ? Confidence.LIKELY : Confidence.CERTAIN)
        .evidence(lost.stream().flatMap(p -> p.evidence().stream().limit(1)).limit(5).toList())
        .evidence(list(node, family))
        .remedy(
            Remedy.of(
                Remedy.Step.investigate(
                    "See whether networkd may remove foreign rules",
                    "Both ManageForeignRoutes and ManageForeignRoutingPolicyRules must be no.",
                    "systemd-analyze cat-config systemd/networkd.conf",
                    "journalctl -b -u systemd-networkd | grep -i configuring"),
                Remedy.Step.repair(
                    "Let networkd keep foreign configuration",
                    "Takes effect after networkd restarts; rules made so far must be made again.",
                    "sudo mkdir -p /etc/systemd/networkd.conf.d",
                    "printf '[Network]\\nManageForeignRoutes=no\\n"
                        + "ManageForeignRoutingPolicyRules=no\\n'"
                        + " | sudo tee /etc/systemd/networkd.conf.d/10-keep-foreign.conf",
                    "sudo systemctl restart systemd-networkd"),
                CniSteps.restartAwsNode(),
                CniSteps.recreatePods("the pods without rules"),
                CniSteps.rules("Expect 1024, and rules for every pod."),
                Remedy.Step.undo(
                    "Remove the file",
                    "",
                    "sudo rm /etc/systemd/networkd.conf.d/10-keep-foreign.conf",
                    "sudo systemctl restart systemd-networkd")))
        .source("networkd.conf(5); amazon-vpc-cni-k8s#1600, #3309");
  }

  private static Optional<Evidence> list(CniFacts node, Family family) {
    return node.rules(family).stream().findFirst().map(r -> Evidence.file(r.evidence().file()));
  }
}
