package dev.plumbline.path;

import dev.plumbline.model.Address;
import dev.plumbline.model.Family;
import dev.plumbline.model.IpAddress;
import dev.plumbline.model.Route;
import java.util.Optional;

/**
 * The source that an unbound IPv4 packet gets: the route's own, else the first primary address of
 * the link in the gateway's subnet, else the link's first one of a scope that reaches as far as the
 * route, else one of another link (kernel, inet_select_addr).
 */
final class Sources4 {
  static final int LINK = 253;
  private static final int HOST = 254;

  private final LinkFacts links;

  Sources4(LinkFacts links) {
    this.links = links;
  }

  /** The source for a route and one of its legs. */
  Optional<IpAddress> of(Route route, Route.NextHop leg, IpAddress to) {
    if (route.prefSource().isPresent()) {
      return route.prefSource();
    }
    if (route.type().equals("local")) {
      return Optional.of(to);
    }
    return select(
        leg.link(), leg.gateway().filter(g -> g.family() == Family.V4), scope(route.scope()));
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
