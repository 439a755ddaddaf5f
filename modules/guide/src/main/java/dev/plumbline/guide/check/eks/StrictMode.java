package dev.plumbline.guide.check.eks;

import dev.plumbline.guide.Remedy;
import dev.plumbline.guide.check.FindingDraft;
import dev.plumbline.guide.check.Findings;
import dev.plumbline.guide.check.Need;
import dev.plumbline.model.Evidence;
import dev.plumbline.model.Family;
import dev.plumbline.model.IpAddress;
import dev.plumbline.model.PolicyRule;
import dev.plumbline.model.Sysctl;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Security groups for pods in strict mode: all traffic of such a pod goes by its own table, so that
 * it does not reach node-local DNS, and probes fail while early demultiplexing is on
 * (amazon-vpc-cni-k8s 1269, 1661).
 */
final class StrictMode extends CniCheck {
  private static final String ID = "cni-strict-mode-limit";
  private static final IpAddress DNS = IpAddress.parse("169.254.20.10");

  StrictMode() {
    super(ID);
  }

  @Override
  void look(CniFacts node, Findings findings) {
    if (!has(node, findings, Need.RULES)) {
      return;
    }
    Map<String, PolicyRule> strict = new LinkedHashMap<>();
    for (PolicyRule rule : node.rules(Family.V4)) {
      boolean branch = rule.selector().iif().filter(i -> i.startsWith("vlan")).isPresent();
      if (rule.priority() == 10 && branch && rule.table().matches("\\d{3,4}")) {
        strict.putIfAbsent(rule.table(), rule);
      }
    }
    if (strict.isEmpty()) {
      return;
    }
    Optional<Evidence> dns = dns(node);
    Optional<Sysctl> demux =
        Optional.ofNullable(
            node.snapshot().sysctls().orElse(Map.of()).get("net.ipv4.tcp_early_demux"));
    boolean known =
        node.snapshot().addresses().optional().isPresent()
            || node.snapshot().links().optional().isPresent()
            || dns.isPresent();
    if (!known) {
      findings.notChecked(ID, "ip-j-addr.json: whether the node has node-local DNS");
    }
    if (demux.isEmpty()) {
      findings.notChecked(ID, "sysctl-net.txt: net.ipv4.tcp_early_demux");
    }
    strict.forEach(
        (table, rule) -> {
          Set<Evidence> why = new LinkedHashSet<>();
          dns.filter(_ -> lacks(node, table)).ifPresent(why::add);
          demux.filter(s -> s.value().equals("1")).ifPresent(s -> why.add(s.evidence()));
          if (!why.isEmpty()) {
            findings.report(draft(table, rule, why, dns.filter(why::contains).isPresent()));
          }
        });
  }

  private static boolean lacks(CniFacts node, String table) {
    return node.unknownTable(Family.V4, table).isEmpty()
        && node.snapshot()
            .table(Family.V4, table)
            .noneMatch(r -> r.destination().isHost() && r.destination().address().equals(DNS));
  }

  private static Optional<Evidence> dns(CniFacts node) {
    return node.snapshot()
        .address(DNS)
        .map(a -> a.evidence())
        .or(() -> node.snapshot().link("nodelocaldns").map(l -> l.evidence()))
        .or(
            () ->
                node.snapshot()
                    .table(Family.V4, "local")
                    .filter(r -> r.destination().isHost())
                    .filter(r -> r.destination().address().equals(DNS))
                    .map(r -> r.evidence())
                    .findFirst());
  }

  private static FindingDraft draft(String table, PolicyRule rule, Set<Evidence> why, boolean dns) {
    return FindingDraft.of(
            ID,
            "table " + table,
            "table "
                + table
                + ": pods in strict mode "
                + (dns ? "cannot reach node-local DNS" : "fail their probes"))
        .consequence(
            "In strict mode all traffic of the pod goes out to the VPC, also what is meant for"
                + " this node.")
        .evidence(rule.evidence())
        .evidence(List.copyOf(why))
        .remedy(
            Remedy.of(
                Remedy.Step.repair(
                    "Use the standard mode, or switch early demultiplexing off",
                    "Every aws-node pod restarts; pods keep the mode they were made with.",
                    "kubectl -n kube-system set env daemonset/aws-node"
                        + " POD_SECURITY_GROUP_ENFORCING_MODE=standard",
                    "kubectl -n kube-system patch daemonset aws-node -p"
                        + " '{\"spec\":{\"template\":{\"spec\":{\"initContainers\":"
                        + "[{\"name\":\"aws-vpc-cni-init\",\"env\":"
                        + "[{\"name\":\"DISABLE_TCP_EARLY_DEMUX\",\"value\":\"true\"}]}]}}}}'"),
                Remedy.Step.verify(
                    "Look at both",
                    "Expect 0.",
                    "sysctl net.ipv4.tcp_early_demux",
                    "ip route show table " + table),
                Remedy.Step.undo(
                    "Go back to strict",
                    "",
                    "kubectl -n kube-system set env daemonset/aws-node"
                        + " POD_SECURITY_GROUP_ENFORCING_MODE=strict")))
        .source("amazon-vpc-cni-k8s#1269, #1661");
  }
}
