package dev.plumbline.path;

import dev.plumbline.model.Address;
import dev.plumbline.model.Family;
import dev.plumbline.model.IpAddress;
import dev.plumbline.model.Route;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The source that an unbound IPv4 packet gets: the route's own, else the first primary address of
 * the link in the gateway's subnet, else the link's first one of a scope that reaches as far as the
 * route, else one of another link (kernel, inet_select_addr).
 *
 * <p>A next-hop object keeps the source that was chosen when it was made, as for a route that
 * reaches one step less far than the object itself, until an address of the host changes; then that
 * of the first route asked that leads by it (kernel, nh_create_ipv4 and fib_result_prefsrc).
 */
final class Sources4 {
  static final int LINK = 253;
  private static final int HOST = 254;

  private final LinkFacts links;
  private final Map<Hop, Set<Integer>> scopes = new HashMap<>();

  /** What a next-hop object leads by; its flags and its share of a group do not count. */
  private record Hop(Optional<IpAddress> gateway, String link) {
    static Hop of(Route.NextHop leg) {
      return new Hop(leg.gateway(), leg.link());
    }
  }

  Sources4(LinkFacts links) {
    this.links = links;
    for (Route route : links.snapshot().routes(Family.V4).orElse(List.of())) {
      if (route.nexthopId().isPresent()) {
        for (Route.NextHop leg : route.nextHops()) {
          scopes.computeIfAbsent(Hop.of(leg), this::atFirst).add(scope(route.scope()));
        }
      }
    }
  }

  /** Gateways are neighbours, unless they are addresses of this host. */
  private Set<Integer> atFirst(Hop hop) {
    Set<Integer> scopes = new LinkedHashSet<>();
    if (hop.gateway.isEmpty() || hop.gateway.filter(links::own).isPresent()) {
      scopes.add(LINK);
    }
    if (hop.gateway.isPresent()) {
      scopes.add(LINK - 1);
    }
    return scopes;
  }

  /** The source for a route and one of its legs; several where any of them may be it. */
  Set<Optional<IpAddress>> of(Route route, Route.NextHop leg, IpAddress to) {
    if (route.prefSource().isPresent()) {
      return Set.of(route.prefSource());
    }
    if (route.type().equals("local")) {
      return Set.of(Optional.of(to));
    }
    Optional<IpAddress> gateway = leg.gateway().filter(g -> g.family() == Family.V4);
    Set<Optional<IpAddress>> sources = new LinkedHashSet<>();
    sources.add(select(leg.link(), gateway, scope(route.scope())));
    if (route.nexthopId().isPresent() && gateway.equals(leg.gateway())) {
      scopes
          .getOrDefault(Hop.of(leg), Set.of())
          .forEach(scope -> sources.add(select(leg.link(), gateway, scope)));
    }
    return sources;
  }

  /** The source for a neighbour on a link, where no route decides. */
  Optional<IpAddress> onLink(String dev) {
    return select(dev, Optional.empty(), LINK);
  }

  /** The source by a link for a group of receivers, chosen before routes are looked at. */
  Optional<IpAddress> ofLink(String dev) {
    return select(dev, Optional.empty(), 0);
  }

  /** The source for a destination that is not named, by a link that is. */
  Optional<IpAddress> onHost(String dev) {
    return select(dev, Optional.empty(), HOST);
  }

  private Optional<IpAddress> select(String dev, Optional<IpAddress> gateway, int scope) {
    IpAddress first = null;
    int loopback = links.onAnywhere(dev, "route_localnet") ? LINK : HOST;
    for (Address address : links.addresses(dev)) {
      if (!primary(address) || Math.min(scope(address.scope()), loopback) > scope) {
        continue;
      }
      if (gateway.isEmpty() || address.subnet().contains(gateway.get())) {
        return Optional.of(address.ip());
      }
      first = first == null ? address.ip() : first;
    }
    return first != null ? Optional.of(first) : elsewhere(links.domain(dev), scope);
  }

  /** The VRF takes the place of the loopback link, which comes first. */
  private Optional<IpAddress> elsewhere(String domain, int scope) {
    Optional<IpAddress> found = domain.isEmpty() ? Optional.empty() : global(domain, scope);
    for (String dev : links.names()) {
      if (found.isEmpty() && links.domain(dev).equals(domain)) {
        found = global(dev, scope);
      }
    }
    return found;
  }

  private Optional<IpAddress> global(String dev, int scope) {
    for (Address address : links.addresses(dev)) {
      int own = scope(address.scope());
      if (primary(address) && own != LINK && own <= scope) {
        return Optional.of(address.ip());
      }
    }
    return Optional.empty();
  }

  private static boolean primary(Address address) {
    return address.family() == Family.V4 && !address.flags().contains("secondary");
  }

  /** Numbers of rtnetlink: the larger, the nearer. */
  static int scope(String name) {
    return switch (name) {
      case "global", "universe" -> 0;
      case "site" -> 200;
      case "link" -> LINK;
      case "host" -> HOST;
      case "nowhere" -> 255;
      default ->
          name.length() < 4 && !name.isEmpty() && name.chars().allMatch(c -> c >= '0' && c <= '9')
              ? Integer.parseInt(name)
              : 0;
    };
  }
}
