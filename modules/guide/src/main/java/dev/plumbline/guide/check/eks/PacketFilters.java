package dev.plumbline.guide.check.eks;

import dev.plumbline.guide.Remedy;
import dev.plumbline.guide.check.FindingDraft;
import dev.plumbline.guide.check.Findings;
import dev.plumbline.model.Confidence;
import dev.plumbline.model.Evidence;
import dev.plumbline.model.Link;
import dev.plumbline.model.Route;
import dev.plumbline.path.HostModel;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The CNI's chains: source NAT, and the mark that brings replies back to the primary ENI. From
 * v1.23 on the mark is set by an nft table of its own after DNAT, so that a missing connmark chain
 * is no fault (amazon-vpc-cni-k8s PR 3588).
 */
final class PacketFilters extends CniCheck {
  private static final String SNAT = "cni-snat-missing";
  private static final String BEFORE_DNAT = "cni-mark-before-dnat";
  private static final String MISMATCH = "cni-connmark-mismatch";

  PacketFilters() {
    super(SNAT, BEFORE_DNAT, MISMATCH);
  }

  @Override
  void look(CniFacts node, Findings findings) {
    Optional<String> iptables = node.iptables();
    Optional<Evidence> setsMark = node.filterLine("AWS-CONNMARK-CHAIN-0", "-xmark 0x80/0x80");
    beforeDnat(node, findings, iptables, setsMark);
    if (iptables.isEmpty()) {
      findings.notChecked(SNAT, "iptables-save.txt: not in the recording");
      findings.notChecked(MISMATCH, "iptables-save.txt: not in the recording");
      return;
    }
    snat(node, findings, iptables.get());
    mismatch(node, findings);
  }

  private static void snat(CniFacts node, Findings findings, String iptables) {
    Optional<Boolean> external = node.snapshot().eks().on("AWS_VPC_K8S_CNI_EXTERNALSNAT");
    if (node.onlyIpv6()
        || iptables.contains("AWS-SNAT-CHAIN-0")
        || external.filter(e -> e).isPresent()) {
      return;
    }
    Optional<Evidence> mark =
        node.filterLine("AWS-CONNMARK-CHAIN-0").or(() -> node.filterLine("aws-cni"));
    if (external.isEmpty() && mark.isEmpty()) {
      findings.notChecked(
          SNAT, "networkutils-env-settings.json: whether source NAT is left to others");
      return;
    }
    findings.report(
        FindingDraft.of(SNAT, "host", "host: the chain AWS-SNAT-CHAIN-0 is missing")
            .consequence(
                "Pods reach nothing outside the VPC: their own addresses have no way back.")
            .confidence(external.isPresent() ? Confidence.CERTAIN : Confidence.LIKELY)
            .evidence(mark)
            .evidence(
                Stream.of("iptables-save.txt", "iptables-nat.txt")
                    .filter(node.recording()::has)
                    .map(Evidence::file)
                    .toList())
            .remedy(
                Remedy.of(
                    CniSteps.restartAwsNode(),
                    Remedy.Step.verify(
                        "Look for the chain",
                        "Expect a jump in POSTROUTING and one SNAT rule.",
                        "sudo iptables -t nat -S AWS-SNAT-CHAIN-0"),
                    CniSteps.nothingToUndo("ipamd makes the chain whenever it starts.")))
            .source("amazon-vpc-cni-k8s, host network set-up"));
  }

  private static void beforeDnat(
      CniFacts node, Findings findings, Optional<String> iptables, Optional<Evidence> setsMark) {
    Optional<Evidence> proxy =
        node.filterLine("table ip kube-proxy")
            .or(() -> node.line("nft-ruleset.json", "\"name\": \"kube-proxy\""))
            .or(() -> node.line("nft-ruleset.json", "\"name\":\"kube-proxy\""))
            .or(() -> node.line("nft-ruleset.json", "\"table\": \"kube-proxy\""));
    boolean after = node.filterLine("aws-cni").isPresent();
    if (proxy.isPresent() && setsMark.isPresent() && !after) {
      findings.report(draft(List.of(proxy.get(), setsMark.get()), Confidence.LIKELY));
      return;
    }
    List<Evidence> trace = trace(node);
    if (!trace.isEmpty() && !after) {
      findings.report(draft(trace, Confidence.POSSIBLE));
    } else if (iptables.isEmpty() || proxy.isEmpty() && nft(node)) {
      findings.notChecked(BEFORE_DNAT, "nft-ruleset.txt, iptables-save.txt: not both captured");
    }
  }

  private static boolean nft(CniFacts node) {
    return !node.recording().has("nft-ruleset.txt") && !node.recording().has("nft-ruleset.json");
  }

  /** A traced packet of a pod that carries the mark and leaves by an ENI. */
  private static List<Evidence> trace(CniFacts node) {
    List<Evidence> lines = node.snapshot().eks().trace().orElse(List.of());
    Optional<Evidence> marked =
        lines.stream()
            .filter(l -> l.text().matches(".*\\bmark (set )?0x0*80\\b.*"))
            .filter(l -> l.text().contains("PREROUTING") || l.text().contains("prerouting"))
            .findFirst();
    Optional<Evidence> leaves =
        lines.stream()
            .filter(
                l ->
                    l.text()
                        .matches(
                            ".*\\biif(name)? \"eni[0-9a-f]{11}\".*"
                                + "\\boif(name)? \"(eth|ens|enp|eno|enX)\\d.*"))
            .filter(l -> l.text().matches(".*\\bip daddr (10\\.|172\\.|192\\.168\\.|100\\.).*"))
            .findFirst();
    return marked.isPresent() && leaves.isPresent()
        ? List.of(marked.get(), leaves.get())
        : List.of();
  }

  private static FindingDraft draft(List<Evidence> lines, Confidence confidence) {
    return FindingDraft.of(
            BEFORE_DNAT, "host", "host: traffic to Services is marked 0x80 before its DNAT")
        .consequence(
            "The CNI takes a Service address for one outside the VPC, so that pods of secondary"
                + " ENIs leave by the primary one and get no answer.")
        .confidence(confidence)
        .evidence(lines)
        .remedy(
            Remedy.of(
                Remedy.Step.repair(
                    "Exclude the Service addresses",
                    "Put the cluster's Service range in place of CIDR; every aws-node pod"
                        + " restarts. v1.23.0 of the CNI needs no such setting.",
                    "kubectl -n kube-system set env daemonset/aws-node"
                        + " AWS_VPC_K8S_CNI_EXCLUDE_SNAT_CIDRS=CIDR"),
                Remedy.Step.verify(
                    "Look for the exclusion",
                    "Expect a RETURN for the range before the mark is set.",
                    "sudo iptables -t nat -S AWS-CONNMARK-CHAIN-0"),
                Remedy.Step.undo(
                    "Remove the setting",
                    "",
                    "kubectl -n kube-system set env daemonset/aws-node"
                        + " AWS_VPC_K8S_CNI_EXCLUDE_SNAT_CIDRS-")))
        .source("amazon-vpc-cni-k8s#3563, PR 3588");
  }

  private static void mismatch(CniFacts node, Findings findings) {
    Optional<Evidence> jump = node.filterLine("-i eni+", "AWS-CONNMARK-CHAIN-0");
    if (jump.isEmpty()) {
      return;
    }
    boolean ownPods =
        node.pods().stream().anyMatch(p -> p.hostRoute().isPresent())
            || node.snapshot().links().orElse(List.of()).stream()
                .anyMatch(l -> HostModel.podLink(l.name()));
    Optional<Evidence> other = node.filterLine("ANTREA-").or(() -> otherLink(node));
    if (other.isPresent() && !ownPods) {
      findings.report(
          FindingDraft.of(
                  MISMATCH,
                  "host",
                  "host: the CNI marks traffic of eni* links, but pods come by another link")
              .consequence("Their flows get no mark, so that replies leave by the wrong ENI.")
              .confidence(Confidence.LIKELY)
              .evidence(jump.get(), other.get())
              .remedy(
                  Remedy.of(
                      Remedy.Step.investigate(
                          "Configure the other CNI for chaining",
                          "Either it takes over source NAT itself, or AWS_VPC_K8S_CNI_VETHPREFIX"
                              + " and its own documentation name the links.",
                          "kubectl -n kube-system get daemonsets",
                          "ip -br link"),
                      Remedy.Step.verify(
                          "Look at the jump",
                          "Expect the link by which pods come.",
                          "sudo iptables -t nat -S PREROUTING")))
              .source("amazon-vpc-cni-k8s, connmark rules"));
    }
  }

  private static Optional<Evidence> otherLink(CniFacts node) {
    Optional<Evidence> link =
        node.snapshot().links().orElse(List.of()).stream()
            .filter(l -> others(l.name()))
            .map(Link::evidence)
            .findFirst();
    return link.or(
        () ->
            node.snapshot().routes().orElse(List.of()).stream()
                .filter(r -> r.link().filter(PacketFilters::others).isPresent())
                .map(Route::evidence)
                .findFirst());
  }

  private static boolean others(String name) {
    return name.equals("antrea-gw0") || name.equals("cilium_host") || name.startsWith("lxc");
  }
}
