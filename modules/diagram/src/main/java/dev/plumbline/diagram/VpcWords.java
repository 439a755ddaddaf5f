package dev.plumbline.diagram;

import dev.plumbline.model.account.AclEntry;
import dev.plumbline.model.account.GroupRule;
import dev.plumbline.model.account.GroupRule.Peer;
import dev.plumbline.model.account.Traffic;
import dev.plumbline.model.account.VpcRoute;

/** Rules and routes of a VPC on one line each. */
final class VpcWords {
  private VpcWords() {}

  static String of(GroupRule rule) {
    String peer =
        switch (rule.peer()) {
          case Peer.Cidr cidr -> cidr.prefix().toString();
          case Peer.Listed list -> list.prefixList();
          case Peer.Member member -> member.group();
          case Peer.Stale stale -> stale.group() + " (its peering is gone)";
          case Peer.Unread unread -> unread.text();
        };
    return "%s %s %s %s"
        .formatted(
            rule.egress() ? "out" : "in ", of(rule.traffic()), rule.egress() ? "to" : "from", peer);
  }

  /** Protocol and ports, or type and code of ICMP. */
  private static String of(Traffic traffic) {
    String protocol =
        switch (traffic.protocol()) {
          case Traffic.ALL -> "all";
          case Traffic.UNREAD -> "unknown";
          case 1 -> "icmp";
          case 6 -> "tcp";
          case 17 -> "udp";
          case 58 -> "icmpv6";
          default -> "protocol " + traffic.protocol();
        };
    if (traffic.from() < 0 || traffic.from() == 0 && traffic.to() == 65_535) {
      return protocol;
    }
    return protocol
        + " "
        + traffic.from()
        + (traffic.to() == traffic.from() ? "" : "-" + traffic.to());
  }

  static String of(AclEntry entry) {
    return "%s %s %s %s %s"
        .formatted(
            entry.egress() ? "out" : "in ",
            entry.number() > 32_766 ? "*" : Integer.toString(entry.number()),
            entry.allow() ? "allow" : "deny ",
            of(entry.traffic()),
            entry.prefix());
  }

  static String of(VpcRoute route) {
    return route.destination()
        + " "
        + (route.target().isEmpty() ? "unknown" : route.target())
        + (route.blackhole() ? " blackhole" : "")
        + (route.propagated() ? " propagated" : "");
  }
}
