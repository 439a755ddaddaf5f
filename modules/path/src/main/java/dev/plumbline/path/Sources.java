package dev.plumbline.path;

import dev.plumbline.model.Address;
import dev.plumbline.model.Family;
import dev.plumbline.model.IpAddress;
import dev.plumbline.model.Route;
import dev.plumbline.model.Snapshot;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The source address that an unbound packet gets: the route's own, else one of the host's
 * addresses. IPv4 takes the first primary address of the link whose scope suffices, one in the
 * gateway's subnet before others, and failing that one of another link (kernel, {@code
 * inet_select_addr}). IPv6 chooses after RFC 6724, see {@link Sources6}.
 */
final class Sources {
  private static final int LINK = 253;
  private static final int HOST = 254;

  /** Primary IPv4 addresses by link, links and addresses in kernel order. */
  private final Map<String, List<Address>> primaries;

  private final Sources6 six;
  private final Snapshot snapshot;

  private Sources(Map<String, List<Address>> primaries, Sources6 six, Snapshot snapshot) {
    this.primaries = primaries;
    this.six = six;
    this.snapshot = snapshot;
  }

  static Sources of(Snapshot snapshot) {
    return new Sources(
        snapshot.addresses().orElse(List.of()).stream()
            .filter(a -> a.family() == Family.V4 && !a.flags().contains("secondary"))
            .collect(Collectors.groupingBy(Address::link, LinkedHashMap::new, Collectors.toList())),
        Sources6.of(snapshot),
        snapshot);
  }

  /** The source of an unbound packet that takes this next hop of a route. */
  Optional<IpAddress> choose(IpAddress to, Route route, Optional<Route.NextHop> leg) {
    if (route.prefSource().isPresent()) {
      return route.prefSource();
    }
    String dev = leg.map(Route.NextHop::link).orElse("");
    if (to.family() == Family.V6) {
      return six.choose(to, dev);
    }
    return route.type().equals("local")
        ? Optional.of(to)
        : select(
            dev,
            leg.flatMap(Route.NextHop::gateway).filter(g -> g.family() == Family.V4),
            scope(route.scope()));
  }

  /** The IPv4 source for a neighbour on a link, where no route tells of it. */
  Optional<IpAddress> onLink(String dev) {
    return select(dev, Optional.empty(), LINK);
  }

  private Optional<IpAddress> select(String dev, Optional<IpAddress> gateway, int scope) {
    int loopback = routesLocalnet(dev) ? LINK : HOST;
    List<Address> fit =
        primaries.getOrDefault(dev, List.of()).stream()
            .filter(a -> Math.min(scope(a.scope()), loopback) <= scope)
            .toList();
    return fit.stream()
        .filter(a -> gateway.isEmpty() || a.subnet().contains(gateway.get()))
        .findFirst()
        .or(() -> fit.stream().findFirst())
        .or(() -> elsewhere(scope))
        .map(Address::ip);
  }

  private Optional<Address> elsewhere(int scope) {
    return primaries.values().stream()
        .flatMap(List::stream)
        .filter(a -> scope(a.scope()) != LINK && scope(a.scope()) <= scope)
        .findFirst();
  }

  private boolean routesLocalnet(String dev) {
    return Stream.of("all", dev)
        .map(name -> snapshot.sysctl("net.ipv4.conf." + name + ".route_localnet"))
        .anyMatch(value -> value.filter("1"::equals).isPresent());
  }

  /** The number of a scope; a larger one reaches less far. */
  private static int scope(String name) {
    return switch (name) {
      case "global", "" -> 0;
      case "site" -> 200;
      case "link" -> LINK;
      case "host" -> HOST;
      case "nowhere" -> 255;
      default -> name.chars().allMatch(Character::isDigit) ? Integer.parseInt(name) : 0;
    };
  }
}
