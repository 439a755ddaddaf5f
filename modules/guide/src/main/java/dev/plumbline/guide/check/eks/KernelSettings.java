package dev.plumbline.guide.check.eks;

import static dev.plumbline.guide.Quoting.quote;

import dev.plumbline.guide.Remedy;
import dev.plumbline.guide.check.FindingDraft;
import dev.plumbline.guide.check.Findings;
import dev.plumbline.guide.check.Need;
import dev.plumbline.model.Evidence;
import dev.plumbline.model.Sysctl;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The primary ENI needs a loose reverse-path filter: replies of NodePort flows come from pods of
 * other ENIs (amazon-vpc-cni-k8s 75, 231). The larger of all and the link counts.
 */
final class KernelSettings extends CniCheck {
  private static final String ID = "cni-rp-filter-primary";

  KernelSettings() {
    super(ID);
  }

  @Override
  void look(CniFacts node, Findings findings) {
    if (node.onlyIpv6() || !has(node, findings, Need.SYSCTLS)) {
      return;
    }
    Optional<NodeEni> primary = node.enis().stream().filter(NodeEni::primary).findFirst();
    if (primary.isEmpty()) {
      findings.notChecked(ID, "ip-j-link.json: the primary ENI is not known");
      return;
    }
    String link = primary.get().name();
    Map<String, Sysctl> all = node.snapshot().sysctls().orElse(Map.of());
    List<Sysctl> settings =
        Stream.of("all", link)
            .map(n -> "net.ipv4.conf." + n + ".rp_filter")
            .flatMap(n -> Optional.ofNullable(all.get(n)).stream())
            .toList();
    if (settings.size() < 2) {
      findings.notChecked(ID, "sysctl-net.txt: rp_filter of all and of " + link);
    } else if (settings.stream().noneMatch(s -> s.value().equals("2"))
        && settings.stream().anyMatch(s -> s.value().equals("1"))) {
      findings.report(draft(link, settings.stream().map(Sysctl::evidence).toList(), primary.get()));
    }
  }

  private static FindingDraft draft(String link, List<Evidence> lines, NodeEni eni) {
    String name = "net.ipv4.conf." + link + ".rp_filter";
    return FindingDraft.of(ID, link, link + ": strict reverse-path filter on the primary ENI")
        .consequence(
            "Packets of NodePort flows to pods on secondary ENIs are dropped when they come in.")
        .links(link)
        .confidence(eni.role())
        .evidence(lines)
        .remedy(
            Remedy.of(
                Remedy.Step.repair(
                    "Make the filter loose",
                    "Until the next boot; aws-node sets it at its start as well.",
                    "sudo sysctl -w " + quote(name + "=2")),
                Remedy.Step.verify("Look at the setting", "Expect 2.", "sysctl " + quote(name)),
                Remedy.Step.undo("Make it strict", "", "sudo sysctl -w " + quote(name + "=1"))))
        .source("amazon-vpc-cni-k8s#75, #231");
  }
}
