package dev.plumbline.model.parse.kernel;

import dev.plumbline.model.Evidence;
import dev.plumbline.model.Family;
import dev.plumbline.model.IpAddress;
import dev.plumbline.model.IpPrefix;
import dev.plumbline.model.Route;
import dev.plumbline.model.Route.NextHop;
import dev.plumbline.model.parse.text.Json;
import java.util.ArrayList;
import java.util.Collections;
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
  final List<String> unknown = new ArrayList<>();

  /** Notes a part that is not understood, as it stands. */
  void unknown(String key, String value) {
    unknown.add(key + " " + value);
  }

  /** Reads the type; one that is not known is noted, and the route counts as unicast. */
  void type(String text) {
    if (TYPES.contains(text)) {
      type = text;
    } else {
      unknown("type", text);
    }
  }

  /** Reads "default" or a prefix. */
  void destination(String text) {
    destination = IpPrefix.tryParse(text);
    if (destination.isEmpty() && !text.equals("default") && !text.equals("all")) {
      unknown.add(Route.DESTINATION + text);
    }
  }

  /** Reads a table; one without a name is noted, and the route counts as one of main. */
  void table(String text) {
    if (text.isEmpty()) {
      unknown("table", text);
    } else {
      table = text;
    }
  }

  Optional<IpAddress> address(String key, String text) {
    Optional<IpAddress> address = IpAddress.tryParse(text);
    if (address.isEmpty()) {
      unknown(key, text);
    }
    return address;
  }

  Optional<IpPrefix> prefix(String key, String text) {
    Optional<IpPrefix> prefix = IpPrefix.tryParse(text);
    if (prefix.isEmpty() && !text.equals("default") && !text.equals("all")) {
      unknown(key, text);
    }
    return prefix;
  }

  OptionalLong number(String key, String text) {
    OptionalLong number = Json.number(text);
    if (number.isEmpty()) {
      unknown(key, text);
    }
    return number;
  }

  /** Reads a type of service. */
  void tos(String key, String text) {
    Tos.read(text).ifPresentOrElse(t -> tos = t, () -> unknown(key, text));
  }

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
    Set<String> shown = flags.isEmpty() ? Set.of() : Collections.unmodifiableSet(flags);
    boolean single = legs.isEmpty() && (gateway.isPresent() || !link.isEmpty());
    List<NextHop> hops = single ? List.of(new NextHop(gateway, link, 1, shown)) : List.copyOf(legs);
    return new Route(
        family,
        share(shared, TableNames.plain(table)),
        position,
        share(shared, type),
        destination.orElse(IpPrefix.all(family)),
        source,
        share(shared, hops),
        share(shared, prefSource),
        metric,
        share(shared, protocol),
        share(shared, scope),
        tos,
        share(shared, shown),
        share(shared, preference),
        nexthopId,
        unknown.isEmpty() ? List.of() : List.copyOf(unknown),
        evidence);
  }

  @SuppressWarnings("unchecked") // equal objects of one class
  private static <T> T share(Map<Object, Object> shared, T part) {
    Object known = shared.putIfAbsent(part, part);
    return known == null ? part : (T) known;
  }
}
