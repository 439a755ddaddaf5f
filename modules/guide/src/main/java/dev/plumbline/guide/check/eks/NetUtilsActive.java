package dev.plumbline.guide.check.eks;

import dev.plumbline.guide.Remedy;
import dev.plumbline.guide.check.FindingDraft;
import dev.plumbline.guide.check.Findings;
import dev.plumbline.model.Evidence;
import dev.plumbline.model.JournalLine;
import dev.plumbline.model.UnitState;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * ec2-net-utils runs on a CNI node: both write addresses, rules and tables of the same ENIs. The
 * EKS image masks its udev rule.
 */
final class NetUtilsActive extends CniCheck {
  NetUtilsActive() {
    super("cni-netutils-active");
  }

  @Override
  void look(CniFacts node, Findings findings) {
    List<Evidence> lines = new ArrayList<>();
    for (UnitState unit : node.snapshot().units().orElse(Map.of()).values()) {
      boolean ours =
          unit.id().startsWith("policy-routes@") || unit.id().startsWith("refresh-policy-routes@");
      if (ours && (unit.active().equals("active") || unit.active().equals("activating"))) {
        lines.add(unit.evidence());
      }
    }
    for (JournalLine line : node.snapshot().journal().orElse(List.of())) {
      boolean rewrite = line.message().contains("[rewrite_aliases]");
      boolean script =
          line.identifier().equals("setup-policy-routes") || line.identifier().equals("ec2net");
      if (lines.size() < 5 && (rewrite || script)) {
        lines.add(line.evidence());
      }
    }
    node.line("messages.txt", "[rewrite_aliases]").ifPresent(lines::add);
    boolean known =
        !lines.isEmpty()
            || node.snapshot().units().optional().isPresent()
            || node.snapshot().journal().optional().isPresent();
    if (!known) {
      findings.notChecked("cni-netutils-active", "systemctl-units.txt: not in the recording");
    } else if (!lines.isEmpty()) {
      findings.report(draft(lines));
    }
  }

  private static FindingDraft draft(List<Evidence> lines) {
    return FindingDraft.of(
            "cni-netutils-active", "host", "host: amazon-ec2-net-utils runs beside the CNI")
        .consequence(
            "It puts addresses of pods on the ENI and makes rules of its own; pods lose their"
                + " traffic to the host.")
        .evidence(lines)
        .remedy(
            Remedy.of(
                Remedy.Step.repair(
                    "Keep it from starting",
                    "An empty udev rule of that name masks the one of the package; what it made"
                        + " stays until the node is replaced.",
                    "sudo touch /etc/udev/rules.d/99-vpc-policy-routes.rules",
                    "sudo systemctl stop 'policy-routes@*' 'refresh-policy-routes@*'"),
                Remedy.Step.verify(
                    "Look for its units",
                    "None is active.",
                    "systemctl list-units 'policy-routes@*' 'refresh-policy-routes@*'"),
                Remedy.Step.undo(
                    "Let it start again",
                    "",
                    "sudo rm /etc/udev/rules.d/99-vpc-policy-routes.rules")))
        .source("amazon-eks-ami v20231220; amazon-ec2-net-utils");
  }
}
