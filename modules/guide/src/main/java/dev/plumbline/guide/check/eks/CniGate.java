package dev.plumbline.guide.check.eks;

import dev.plumbline.guide.check.CheckContext;
import dev.plumbline.guide.check.Gate;
import dev.plumbline.model.Family;
import dev.plumbline.model.PolicyRule;
import dev.plumbline.model.Snapshot;
import dev.plumbline.path.HostModel;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Opens on a node of the VPC CNI, also where only a small piece of it was captured. */
final class CniGate {
  private static final Pattern POD_LINK = Pattern.compile("\\beni[0-9a-f]{11}\\b");

  private CniGate() {}

  static Gate of(CheckContext context) {
    return Gate.when(open(context.host()));
  }

  private static boolean open(HostModel host) {
    Snapshot snapshot = host.snapshot();
    return host.cniNode()
        || snapshot.eks().seen()
        || Stream.of(Family.values()).anyMatch(f -> ownRule(snapshot, f))
        || snapshot.recording().text("ip-route-get.txt").filter(EgressRoute::shows).isPresent()
        || nodeadm(snapshot)
        || snapshot.recording().text("iptables-nat.txt").filter(t -> t.contains("AWS-")).isPresent()
        || snapshot.eks().trace().orElse(List.of()).stream()
            .anyMatch(e -> POD_LINK.matcher(e.text()).find());
  }

  private static boolean ownRule(Snapshot snapshot, Family family) {
    return snapshot.rules(family).orElse(List.of()).stream()
        .filter(r -> r.action() == PolicyRule.Action.LOOKUP)
        .anyMatch(r -> toPod(r) || ofMark(r) || ofBranch(r));
  }

  private static boolean toPod(PolicyRule rule) {
    return rule.priority() == 512 && rule.table().equals("main") && rule.selector().to().isHost();
  }

  private static boolean ofMark(PolicyRule rule) {
    return rule.priority() == 1024
        && rule.table().equals("main")
        && rule.selector().mark().equals(OptionalLong.of(0x80));
  }

  /** A pod with a security group of its own, in strict mode. */
  private static boolean ofBranch(PolicyRule rule) {
    return rule.priority() == 10
        && rule.selector()
            .iif()
            .filter(i -> i.matches("vlan[0-9a-f]{11}|vlan\\.eth\\.\\d+"))
            .isPresent();
  }

  private static boolean nodeadm(Snapshot snapshot) {
    return snapshot.eks().links().orElse(Map.of()).values().stream()
            .anyMatch(l -> l.networkFile().filter(f -> f.contains("/70-eks-")).isPresent())
        || snapshot.networkd().orElse(List.of()).stream()
            .anyMatch(l -> l.networkFile().filter(f -> f.contains("/70-eks-")).isPresent())
        || snapshot.recording().files().stream().anyMatch(f -> f.matches("(?:.*/)?70-eks-[^/]+"));
  }
}
