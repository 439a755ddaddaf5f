package dev.plumbline.path;

import dev.plumbline.model.IpPrefix;
import dev.plumbline.model.Route;

/** Says why one route lost against another of the same table. */
final class Rivals {
  private Rivals() {}

  static String why(Route lost, Route won, Packet packet) {
    int length = lost.destination().length() - won.destination().length();
    if (length < 0) {
      return "has a shorter prefix";
    }
    if (lost.tos() != 0 && lost.tos() != (packet.query().tos() & 0x1c)) {
      return "is for another type of service";
    }
    if (lost.source().isPresent()
        && !(packet.sourced() && lost.source().get().contains(packet.query().from().get()))) {
      return "is for other sources";
    }
    if (!lost.nextHops().isEmpty()
        && lost.nextHops().stream().allMatch(h -> h.flags().contains("dead"))) {
      return "is dead";
    }
    if (length == 0 && lost.tos() == won.tos() && sourceLength(lost) == sourceLength(won)) {
      return amongEquals(lost, won, packet);
    }
    if (length == 0 && (lost.tos() < won.tos() || sourceLength(lost) < sourceLength(won))) {
      return "is less exact";
    }
    return unusable(packet);
  }

  private static int sourceLength(Route route) {
    return route.source().map(IpPrefix::length).orElse(0);
  }

  private static String amongEquals(Route lost, Route won, Packet packet) {
    if (lost.effectiveMetric() > won.effectiveMetric()) {
      return "has metric " + lost.effectiveMetric() + ", not " + won.effectiveMetric();
    }
    if (lost.effectiveMetric() < won.effectiveMetric()) {
      return unusable(packet);
    }
    return lost.preference().equals(won.preference())
        ? "stands behind it"
        : "has preference " + (lost.preference().isEmpty() ? "medium" : lost.preference());
  }

  private static String unusable(Packet packet) {
    return packet.oif().isEmpty()
        ? "cannot be used: its link is down"
        : "does not lead by " + packet.oif();
  }
}
