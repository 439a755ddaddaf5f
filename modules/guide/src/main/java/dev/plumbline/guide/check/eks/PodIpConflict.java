package dev.plumbline.guide.check.eks;

import dev.plumbline.guide.Remedy;
import dev.plumbline.guide.check.FindingDraft;
import dev.plumbline.guide.check.Findings;
import dev.plumbline.guide.check.Need;
import dev.plumbline.model.Evidence;
import dev.plumbline.model.Family;
import dev.plumbline.model.IpAddress;
import dev.plumbline.model.eks.CniPod;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An address is a pod's and the host's, or two pods'. Stale metadata lets ipamd hand out what an
 * ENI uses itself (amazon-vpc-cni-k8s 1070, 1177, 3019). Pods on the host network share its address
 * by design: lists that hold them do not count.
 */
final class PodIpConflict extends CniCheck {
  PodIpConflict() {
    super("cni-pod-ip-conflict");
  }

  @Override
  void look(CniFacts node, Findings findings) {
    has(node, findings, Need.ADDRESSES); // metadata and ipamd's log may tell without
    Map<IpAddress, Evidence> pods = new LinkedHashMap<>();
    for (Family family : Family.values()) {
      node.toPod(family).forEach(r -> pods.putIfAbsent(r.selector().to().address(), r.evidence()));
    }
    List<CniPod> listed =
        node.snapshot().eks().pods().orElse(List.of()).stream()
            .filter(p -> p.evidence().file().matches("(ipamd-|v1-)?enis\\.json|ipam\\.json"))
            .toList();
    listed.forEach(p -> pods.putIfAbsent(p.ip(), p.evidence()));
    pods.forEach(
        (ip, why) ->
            owner(node, ip)
                .ifPresent(own -> findings.report(draft(ip, "an address of the host", why, own))));
    Map<IpAddress, CniPod> first = new HashMap<>();
    for (CniPod pod : listed) {
      CniPod other = first.putIfAbsent(pod.ip(), pod);
      if (other != null && !other.label().equals(pod.label()) && named(other) && named(pod)) {
        findings.report(
            draft(
                pod.ip(),
                "held by " + other.label() + " and " + pod.label(),
                other.evidence(),
                pod.evidence()));
      }
    }
  }

  private static boolean named(CniPod pod) {
    return pod.name().isPresent();
  }

  private static Optional<Evidence> owner(CniFacts node, IpAddress ip) {
    return node.snapshot()
        .address(ip)
        .filter(a -> a.global())
        .map(a -> a.evidence())
        .or(
            () ->
                node.host().enis().stream()
                    .flatMap(e -> e.metadata().stream())
                    .flatMap(m -> m.value("local-ipv4s").stream())
                    .filter(v -> v.answered() && !v.items().isEmpty())
                    .filter(v -> v.items().getFirst().equals(ip.toString()))
                    .map(v -> v.evidence())
                    .findFirst())
        .or(() -> node.setUp().ofAddress(ip).map(SetUp.Line::evidence));
  }

  private static FindingDraft draft(IpAddress ip, String what, Evidence... lines) {
    return FindingDraft.of(
            "cni-pod-ip-conflict", ip.toString(), ip + ": a pod's address is " + what)
        .consequence("Packets for it reach one of the two; the other one does not answer.")
        .evidence(lines)
        .remedy(
            Remedy.of(
                CniSteps.recreatePods("the pod of " + ip),
                Remedy.Step.repair(
                    "Update the CNI",
                    "Later versions check the metadata before an address is given out.",
                    "kubectl -n kube-system describe daemonset aws-node | grep Image"),
                Remedy.Step.verify(
                    "Look at both owners",
                    "One is left.",
                    "ip address show to " + ip,
                    CniSteps.STORE),
                CniSteps.nothingToUndo("The pod comes back with another address.")))
        .source("amazon-vpc-cni-k8s#1070, #1177, #3019");
  }
}
