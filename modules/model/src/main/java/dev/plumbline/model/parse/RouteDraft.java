package dev.plumbline.model.parse;

import dev.plumbline.model.Evidence;
import dev.plumbline.model.Family;
import dev.plumbline.model.IpAddress;
import dev.plumbline.model.IpPrefix;
import dev.plumbline.model.Route;
import dev.plumbline.model.Route.NextHop;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
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
    List<NextHop> hops = new ArrayList<>(legs);
    if (hops.isEmpty() && (gateway.isPresent() || !link.isEmpty())) {
      hops.add(new NextHop(gateway, link, 1, Set.copyOf(flags)));
    }
    return new Route(
        family,
        TableNames.plain(table),
        position,
        type,
        destination.orElse(IpPrefix.all(family)),
        source,
        List.copyOf(hops),
        prefSource,
        metric,
        protocol,
        scope,
        tos,
        java.util.Collections.unmodifiableSet(new LinkedHashSet<>(flags)),
        preference,
        nexthopId,
        evidence);
  }
}
