package dev.plumbline.path;

import dev.plumbline.model.Family;
import dev.plumbline.model.IpAddress;
import dev.plumbline.model.Link;
import dev.plumbline.model.Route;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The gateway that packets by a leg of a route are sent to. IPv4 leaves it out where the next hop
 * has scope host: it is an address of the same link, or a neighbour on the loopback link, whose
 * subnets are all local, or the route itself has scope link (kernel, fib_check_nh_v4_gw and
 * rt_set_nexthop).
 *
 * <p>When the route was made the kernel looked for the gateway in the table of the route first, if
 * that is not main: whether a route was there then that is there now no recording tells.
 */
final class Gateways {
  /** What is said where it depends on that. */
  static final String WHY =
      "an own address is a gateway only if another route of its table led to it before";

  private static final Set<String> MERGED = Set.of("local", "main");

  private final LinkFacts links;
  private final Map<Route, Boolean> covered = new ConcurrentHashMap<>();

  Gateways(LinkFacts links) {
    this.links = links;
  }

  /** One outcome, or both where it cannot be told whether the gateway is left out. */
  List<Optional<IpAddress>> of(Route route, Route.NextHop leg) {
    Optional<IpAddress> gateway = leg.gateway();
    if (route.family() != Family.V4
        || gateway.filter(g -> g.family() == Family.V4).isEmpty()
        || leg.flags().contains("onlink")) {
      return List.of(gateway);
    }
    if (route.nexthopId().isEmpty() && Sources4.scope(route.scope()) >= Sources4.LINK) {
      return List.of(Optional.empty());
    }
    if (!here(gateway.get(), leg.link())) {
      return List.of(gateway);
    }
    return covered.computeIfAbsent(route, this::covered)
        ? List.of(Optional.empty(), gateway)
        : List.of(Optional.empty());
  }

  private boolean covered(Route route) {
    return links.snapshot().routes(Family.V4).orElse(List.of()).stream()
        .filter(r -> r.type().equals("unicast") && Sources4.scope(r.scope()) >= Sources4.LINK)
        .anyMatch(r -> route.nextHops().stream().anyMatch(leg -> leads(r, leg, route)));
  }

  /** Own addresses are in table local; subnets of loopback may have parts in other tables. */
  private boolean leads(Route other, Route.NextHop leg, Route route) {
    String table = other.table();
    boolean first =
        table.equals(route.table()) && !table.equals("main") && route.nexthopId().isEmpty();
    boolean part = leg.gateway().filter(links::own).isEmpty() && MERGED.contains(table);
    return (first || part)
        && leg.gateway().filter(other.destination()::contains).isPresent()
        && other.nextHops().stream().anyMatch(h -> h.link().equals(leg.link()));
  }

  private boolean here(IpAddress gateway, String link) {
    boolean loop = links.link(link).filter(Link::loopback).isPresent();
    return links.addresses(link).stream()
        .filter(a -> a.family() == Family.V4)
        .anyMatch(a -> a.ip().equals(gateway) || loop && a.subnet().contains(gateway));
  }
}
