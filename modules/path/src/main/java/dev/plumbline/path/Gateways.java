package dev.plumbline.path;

import dev.plumbline.model.Family;
import dev.plumbline.model.IpAddress;
import dev.plumbline.model.Link;
import dev.plumbline.model.Route;
import java.util.Optional;

/**
 * The gateway that packets by a leg of a route are sent to. IPv4 leaves it out where the next hop
 * has scope host: it is an address of the same link, or a neighbour on the loopback link, whose
 * subnets are all local, or the route itself has scope link (kernel, fib_check_nh_v4_gw and
 * rt_set_nexthop).
 */
final class Gateways {
  private final LinkFacts links;

  Gateways(LinkFacts links) {
    this.links = links;
  }

  Optional<IpAddress> of(Route route, Route.NextHop leg) {
    return leg.gateway().filter(g -> !idle(g, leg, route));
  }

  private boolean idle(IpAddress gateway, Route.NextHop leg, Route route) {
    return gateway.family() == Family.V4
        && route.family() == Family.V4
        && !leg.flags().contains("onlink")
        && (route.nexthopId().isEmpty() && Sources4.scope(route.scope()) >= Sources4.LINK
            || here(gateway, leg.link()));
  }

  private boolean here(IpAddress gateway, String link) {
    boolean loop = links.link(link).filter(Link::loopback).isPresent();
    return links.addresses(link).stream()
        .filter(a -> a.family() == Family.V4)
        .anyMatch(a -> a.ip().equals(gateway) || loop && a.subnet().contains(gateway));
  }
}
