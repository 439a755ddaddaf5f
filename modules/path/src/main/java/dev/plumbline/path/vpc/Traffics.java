package dev.plumbline.path.vpc;

import dev.plumbline.model.account.Traffic;

/** Whether a rule applies to a packet, apart from addresses. */
final class Traffics {
  private Traffics() {}

  /** True where it cannot be told: a protocol that is not understood, or that was not named. */
  static boolean unsure(Traffic rule, VpcPacket packet) {
    return rule.protocol() == Traffic.UNREAD
        || packet.protocol() == Protocols.OPEN && rule.protocol() != Traffic.ALL;
  }

  /**
   * The destination ports of the packet that the rule applies to; of a protocol without ports, all.
   */
  static Ports ports(Traffic rule, VpcPacket packet) {
    if (rule.protocol() == Traffic.ALL || unsure(rule, packet)) {
      return packet.ports();
    }
    if (rule.protocol() != packet.protocol()) {
      return Ports.NONE;
    }
    if (Protocols.icmp(packet.protocol())) {
      boolean type = rule.from() == -1 || rule.from() == packet.icmpType();
      boolean code = rule.to() == -1 || rule.to() == 0;
      return type && code ? packet.ports() : Ports.NONE;
    }
    return Protocols.ported(packet.protocol()) && rule.from() >= 0
        ? packet.ports().and(Ports.of(rule.from(), rule.to()))
        : packet.ports();
  }
}
