package dev.plumbline.model.parse;

import dev.plumbline.model.Evidence;
import dev.plumbline.model.Family;
import dev.plumbline.model.IpAddress;
import dev.plumbline.model.IpPrefix;
import dev.plumbline.model.Route;
import dev.plumbline.model.Route.NextHop;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** A route while it is read; fields that iproute2 leaves out have their defaults. */
final class RouteDraft {
  static final Set<String> TYPES =
      Set.of(
          "unicast",
          "local",
          "broadcast",
          "multicast",
          "anycast",
          "throw",
          "unreachable",
          "prohibit",
          "blackhole",
          "nat");

  String table = "main";
  String type = "unicast";
  Optional<IpPrefix> destination = Optional.empty();
  Optional<IpPrefix> source = Optional.empty();
  Optional<IpAddress> gateway = Optional.empty();
  String link = "";
  final List<NextHop> legs = new ArrayList<>();
  Optional<IpAddress> prefSource = Optional.empty();
  OptionalLong metric = OptionalLong.empty();
  String protocol = "boot";
  String scope = "global";
  int tos;
  final Set<String> flags = new LinkedHashSet<>();
  String preference = "";
  OptionalLong nexthopId = OptionalLong.empty();

  /**
   * The family, told by the first address that shows one: destination (other than default), source,
   * preferred source, gateway; a route with a router preference is IPv6.
   */
  Optional<Family> family() {
    return destination
        .or(() -> source)
        .map(IpPrefix::family)
        .or(() -> prefSource.map(IpAddress::family))
        .or(() -> gateway.map(IpAddress::family))
        .or(
            () ->
                legs.stream().flatMap(l -> l.gateway().stream()).findFirst().map(IpAddress::family))
        .or(() -> preference.isEmpty() ? Optional.empty() : Optional.of(Family.V6));
  }

  Route route(Family family, int position, Evidence evidence) {
    return route(family, position, evidence, new HashMap<>());
  }

  /** The route, made of the parts that other routes have in common with it. */
  Route route(Family family, int position, Evidence evidence, Map<Object, Object> shared) {
    List<NextHop> hops = new ArrayList<>(legs);
    if (hops.isEmpty() && (gateway.isPresent() || !link.isEmpty())) {
      hops.add(new NextHop(gateway, link, 1, Set.copyOf(flags)));
    }
    return new Route(
        family,
        share(shared, TableNames.plain(table)),
        position,
        share(shared, type),
        destination.orElse(IpPrefix.all(family)),
        source,
        share(shared, List.copyOf(hops)),
        share(shared, prefSource),
        metric,
        share(shared, protocol),
        share(shared, scope),
        tos,
        share(shared, java.util.Collections.unmodifiableSet(new LinkedHashSet<>(flags))),
        share(shared, preference),
        nexthopId,
        evidence);
  }

  @SuppressWarnings("unchecked") // equal objects of one class
  private static <T> T share(Map<Object, Object> shared, T part) {
    return (T) shared.computeIfAbsent(part, p -> p);
  }
}
