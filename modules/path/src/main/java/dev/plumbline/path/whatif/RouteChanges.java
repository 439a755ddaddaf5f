package dev.plumbline.path.whatif;

import dev.plumbline.model.Address;
import dev.plumbline.model.Family;
import dev.plumbline.model.IpAddress;
import dev.plumbline.model.Link;
import dev.plumbline.model.Route;
import dev.plumbline.model.Route.NextHop;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What the kernel does for {@code ip route add}, {@code replace}, {@code del} and their like. */
final class RouteChanges {
  private static final Set<String> WITHOUT_LINK =
      Set.of("throw", "unreachable", "prohibit", "blackhole");

  private RouteChanges() {}

  static void apply(KernelState state, Change.OfRoute change) throws ChangeException {
    Route route = change.route();
    List<Route> routes = state.routes(route.family());
    if (change.verb() == Change.Verb.DELETE) {
      Route gone =
          routes.stream()
              .filter(r -> named(change, r))
              .findFirst()
              .orElseThrow(() -> refused("No such process: there is no such route"));
      routes.remove(gone);
      return;
    }
    Route whole = checked(state, route.family() == Family.V6 ? settled(route) : route);
    Optional<Route> twin = routes.stream().filter(r -> twins(r, route)).findFirst();
    switch (change.verb()) {
      case REPLACE, CHANGE -> {
        if (twin.isPresent()) {
          routes.set(routes.indexOf(twin.get()), whole.withPosition(twin.get().position()));
          return;
        }
        if (change.verb() == Change.Verb.CHANGE) {
          throw refused("No such file or directory: there is no such route");
        }
      }
      case APPEND -> {
        if (twin.isPresent() && route.family() == Family.V6) {
          routes.set(routes.indexOf(twin.get()), merged(twin.get(), whole));
          return;
        }
      }
      case PREPEND -> {
        int first = routes.stream().mapToInt(Route::position).min().orElse(0) - 1;
        routes.addFirst(whole.withPosition(first));
        return;
      }
      default -> {
        if (twin.isPresent()) {
          throw refused("File exists: there is a route of this destination and metric");
        }
      }
    }
    routes.add(whole.withPosition(state.end(route.family())));
  }

  private static ChangeException refused(String why) {
    return new ChangeException("The kernel would answer: " + why + ".");
  }

  /** IPv6 routes always have a metric (Linux ip6_route_add, IP6_RT_PRIO_USER). */
  private static Route settled(Route route) {
    return route.withMetric(route.effectiveMetric());
  }

  /** Two routes that cannot both be added: same table, destination, TOS and metric. */
  private static boolean twins(Route one, Route other) {
    return one.table().equals(other.table())
        && one.destination().equals(other.destination())
        && one.source().equals(other.source())
        && one.tos() == other.tos()
        && one.effectiveMetric() == other.effectiveMetric();
  }

  /** IPv6 makes one multipath route of routes that differ in the gateway alone. */
  private static Route merged(Route old, Route added) {
    List<NextHop> hops = new ArrayList<>(old.nextHops());
    added.nextHops().stream().filter(h -> !hops.contains(h)).forEach(hops::add);
    return old.withNextHops(old.type(), List.copyOf(hops));
  }

  /** The route with its links found, when the kernel would take it. */
  private static Route checked(KernelState state, Route route) throws ChangeException {
    if (WITHOUT_LINK.contains(route.type())) {
      return route;
    }
    if (route.nextHops().isEmpty()) {
      throw new ChangeException("The route needs via or dev.");
    }
    if (route.prefSource().isPresent() && !state.local(route.prefSource().get())) {
      throw refused("Invalid prefsrc address: " + route.prefSource().get() + " is not its own");
    }
    List<NextHop> hops = new ArrayList<>();
    for (NextHop hop : route.nextHops()) {
      hops.add(checked(state, hop, route));
    }
    return route.withNextHops(route.type(), List.copyOf(hops));
  }

  private static NextHop checked(KernelState state, NextHop hop, Route route)
      throws ChangeException {
    String link = hop.link();
    if (hop.gateway().isPresent()) {
      IpAddress gateway = hop.gateway().get();
      boolean onLink = hop.flags().contains("onlink") || route.flags().contains("onlink");
      Optional<String> reached = neighbourOf(state, gateway, link);
      boolean linkLocal = gateway.family() == Family.V6 && gateway.high() >>> 54 == 0x3fa;
      if (reached.isEmpty() && !(linkLocal && !link.isEmpty()) && !(onLink && !link.isEmpty())) {
        throw refused(
            "Nexthop has invalid gateway: "
                + gateway
                + " is in no subnet of "
                + (link.isEmpty() ? "this host" : link));
      }
      link = link.isEmpty() ? reached.orElse("") : link;
    }
    if (state.link(link).filter(l -> !l.up()).isPresent()) {
      throw refused("Network is down: " + link + " is not up");
    }
    String name = state.link(link).map(Link::name).orElse(link);
    return new NextHop(hop.gateway(), name, hop.weight(), hop.flags());
  }

  /** The link on whose subnet the gateway is. */
  private static Optional<String> neighbourOf(KernelState state, IpAddress gateway, String link)
      throws ChangeException {
    Optional<String> bySubnet =
        state.addresses().stream()
            .filter(a -> link.isEmpty() || a.link().equals(link))
            .filter(a -> a.subnet().contains(gateway))
            .map(Address::link)
            .findFirst();
    return bySubnet.isPresent()
        ? bySubnet
        : state.routes(gateway.family()).stream()
            .filter(r -> r.unicast() && r.gateway().isEmpty() && r.destination().contains(gateway))
            .flatMap(r -> r.link().stream())
            .filter(l -> link.isEmpty() || l.equals(link))
            .findFirst();
  }

  private static boolean named(Change.OfRoute change, Route route) {
    Route said = change.route();
    return said.table().equals(route.table())
        && said.destination().equals(route.destination())
        && said.source().equals(route.source())
        && (said.tos() == 0 || said.tos() == route.tos())
        && (!change.typed() || said.type().equals(route.type()))
        && (!change.scoped() || said.scope().equals(route.scope()))
        && (said.metric().isEmpty() || said.effectiveMetric() == route.effectiveMetric())
        && (said.protocol().equals("boot") || said.protocol().equals(route.protocol()))
        && (said.prefSource().isEmpty() || said.prefSource().equals(route.prefSource()))
        && said.nextHops().stream().allMatch(h -> leads(route, h));
  }

  private static boolean leads(Route route, NextHop said) {
    return route.nextHops().stream()
        .anyMatch(
            h ->
                (said.link().isEmpty() || said.link().equals(h.link()))
                    && (said.gateway().isEmpty() || said.gateway().equals(h.gateway())));
  }
}
