package dev.plumbline.path;

import dev.plumbline.model.Link;
import dev.plumbline.model.Route;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Which next hops of a route the kernel would use for a packet. */
final class UsableHops {
  private static final Set<String> ERRORS = Set.of("throw", "unreachable", "prohibit", "blackhole");

  private final LinkFacts links;

  UsableHops(LinkFacts links) {
    this.links = links;
  }

  /** True for a route that refuses. */
  static boolean error(Route route) {
    return ERRORS.contains(route.type());
  }

  /** A route that decides without a next hop: an error, or one whose next hops are not known. */
  static boolean certain(Route route) {
    return error(route) || route.nextHops().isEmpty() && route.nexthopId().isPresent();
  }

  /** Those that can be used, those that may be last; none of a route that refuses. */
  List<Route.NextHop> of(Route route, Packet packet) {
    List<Route.NextHop> hops = route.nextHops();
    if (error(route)) {
      return List.of();
    }
    if (hops.size() == 1) {
      return usable(route, hops.getFirst(), packet) ? hops : List.of();
    }
    List<Route.NextHop> legs = new ArrayList<>(hops.size());
    for (Route.NextHop hop : hops) {
      if (usable(route, hop, packet)) {
        legs.add(hop);
      }
    }
    if (packet.six() && route.nexthopId().isPresent()) {
      return legs.isEmpty() ? legs : hops; // one that fits opens the way to all of its group
    }
    if (!legs.isEmpty() && bound(packet).isEmpty()) {
      hops.stream().filter(h -> asleep(route, h)).forEach(legs::add);
    }
    return legs;
  }

  /**
   * True for a leg that may go on getting its share of packets: its link has no carrier, and
   * whether that was so when the shares were last dealt out cannot be told (kernel, fib_rebalance
   * and rt6_multipath_rebalance; changing ignore_routes_with_linkdown deals nothing out).
   */
  private boolean asleep(Route route, Route.NextHop hop) {
    return hop.flags().contains("linkdown")
        && links.ignoresLinkDown(route.family(), hop.link())
        && links.link(hop.link()).filter(Link::up).isPresent();
  }

  /** The link that routes must lead by, empty where any will do. */
  private static String bound(Packet packet) {
    String link = packet.six() ? wanted(packet) : packet.oif();
    return packet.strict() ? link : "";
  }

  private boolean usable(Route route, Route.NextHop hop, Packet packet) {
    if (hop.flags().contains("dead")) {
      return false;
    }
    if (hop.flags().contains("linkdown") && links.ignoresLinkDown(route.family(), hop.link())) {
      return false;
    }
    String bound = bound(packet);
    return bound.isEmpty() || bound.equals(hop.link());
  }

  /** The link that routes of one metric are preferred by: the bound one, or the incoming one. */
  static String wanted(Packet packet) {
    return packet.query().iif().isPresent() ? packet.iif() : packet.oif();
  }
}
