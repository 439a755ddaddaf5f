package dev.plumbline.path;

import dev.plumbline.model.Family;
import dev.plumbline.model.IpAddress;
import dev.plumbline.model.IpPrefix;
import dev.plumbline.model.Route;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One route table, indexed by prefix. Longest prefix first; then in IPv4 exact type of service,
 * metric and order (kernel, fib_table_lookup), in IPv6 source prefix, metric and router preference
 * (kernel, fib6_table_lookup).
 */
final class RouteTable {
  private static final long NO_ROUTE_METRIC = 0xffffffffL;
  private static final Comparator<Route> BY_PREFIX =
      (one, other) -> one.destination().compareTo(other.destination());
  private static final Comparator<Route> ORDER_4 =
      BY_PREFIX.thenComparing(
          Comparator.<Route>comparingInt(r -> r.table().equals("local") ? 0 : 1)
              .thenComparingInt(r -> -r.tos())
              .thenComparingLong(Route::effectiveMetric)
              .thenComparingInt(Route::position));
  private static final Comparator<Route> ORDER_6 =
      BY_PREFIX.thenComparing(
          Comparator.<Route>comparingInt(r -> -r.source().map(IpPrefix::length).orElse(0))
              .thenComparing(r -> r.source().orElse(IpPrefix.all(Family.V6)))
              .thenComparingLong(Route::effectiveMetric)
              .thenComparingInt(Route::position));

  private final List<Route> routes;
  private final PrefixIndex index;
  private final UsableHops hops;
  private final SixRoutes six;
  private final @Nullable Route astray;

  /**
   * What the table says.
   *
   * @param legs next hops that can be used, those that may be last; none for an error type, and
   *     where a next-hop object is not known
   * @param rival what it says otherwise, where the preference of a leg decides that no dump shows
   */
  record Choice(Route route, List<Route.NextHop> legs, @Nullable Choice rival) {
    Choice(Route route, List<Route.NextHop> legs) {
      this(route, legs, null);
    }

    boolean error() {
      return UsableHops.error(route);
    }

    /** This choice with what else it could be. */
    Choice or(@Nullable Choice other) {
      return other == null || other.route == route ? this : new Choice(route, legs, other);
    }
  }

  RouteTable(Family family, List<Route> given, LinkFacts links) {
    hops = new UsableHops(links);
    List<Route> sorted = new ArrayList<>(given);
    sorted.removeIf(r -> r.type().equals("unreachable") && metric(r) == NO_ROUTE_METRIC);
    sorted.sort(family == Family.V4 ? ORDER_4 : ORDER_6);
    routes = sorted;
    six = new SixRoutes(sorted, hops);
    index = new PrefixIndex(sorted, Route::destination);
    astray = sorted.stream().filter(Route::astray).findFirst().orElse(null);
  }

  /** A route whose destination cannot be read, so that it could be taken for any packet. */
  @Nullable Route astray() {
    return astray;
  }

  private static long metric(Route route) {
    return route.metric().orElse(0);
  }

  /** The route that the kernel takes. */
  @Nullable Choice choose(Packet packet) {
    boolean begun = !packet.six();
    for (int g = index.find(packet.toHigh(), packet.toLow()); g >= 0; g = index.around(g)) {
      if (!begun && six.hidden(index.first(g), index.first(g + 1), packet)) {
        continue;
      }
      begun = true;
      Choice choice =
          packet.six()
              ? six.choose(index.first(g), index.first(g + 1), packet)
              : four(index.first(g), index.first(g + 1), packet);
      if (choice != null && missed(choice, packet)) {
        g = lastOfAddress(g);
      } else if (choice != null) {
        return choice;
      }
    }
    return null;
  }

  /**
   * True when the next-hop object of an IPv4 route has no usable next hop. The kernel then passes
   * over shorter prefixes of the same network address too (fib_table_lookup, miss).
   */
  private static boolean missed(Choice choice, Packet packet) {
    return !packet.six()
        && choice.legs().isEmpty()
        && !choice.error()
        && !choice.route().nextHops().isEmpty();
  }

  private int lastOfAddress(int group) {
    int last = group;
    int next = index.around(last);
    while (next >= 0 && address(next).equals(address(group))) {
      last = next;
      next = index.around(last);
    }
    return last;
  }

  private IpAddress address(int group) {
    return routes.get(index.first(group)).destination().address();
  }

  /** The link of the route to an address, of no type of service, where that is of type local. */
  Optional<String> localLink(long high, long low) {
    for (int g = index.find(high, low); g >= 0; g = index.around(g)) {
      for (int i = index.first(g); i < index.first(g + 1); i++) {
        Route route = routes.get(i);
        boolean dead = route.nextHops().stream().allMatch(h -> h.flags().contains("dead"));
        if (route.tos() == 0 && (UsableHops.error(route) || !dead)) {
          return route.type().equals("local")
              ? Optional.of(route.nextHops().getFirst().link())
              : Optional.empty();
        }
      }
    }
    return Optional.empty();
  }

  private @Nullable Choice four(int first, int end, Packet packet) {
    for (int i = first; i < end; i++) {
      Route route = routes.get(i);
      if (route.tos() != 0 && route.tos() != (packet.query().tos() & 0x1c)) {
        continue;
      }
      List<Route.NextHop> legs = hops.of(route, packet);
      if (!legs.isEmpty() || UsableHops.certain(route) || route.nexthopId().isPresent()) {
        boolean bound = !packet.oif().isEmpty() && legs.size() > 1;
        return new Choice(route, bound ? List.of(legs.getFirst()) : legs);
      }
    }
    return null;
  }

  /** Why the chosen route won, in a sentence. */
  String why(Route chosen, Packet packet) {
    List<String> lost = new ArrayList<>();
    int groups = 0;
    for (int g = index.find(packet.toHigh(), packet.toLow());
        g >= 0 && lost.size() < 3;
        g = index.around(g)) {
      for (int i = index.first(g); i < index.first(g + 1) && lost.size() < 3; i++) {
        Route route = routes.get(i);
        if (route != chosen) {
          lost.add(IpText.way(route) + " " + Rivals.why(route, chosen, packet));
        }
      }
      groups++;
    }
    String won =
        groups == 1 && lost.isEmpty()
            ? "Only route in table " + chosen.table() + " to " + packet.query().to() + "."
            : "Best route in table " + chosen.table() + " to " + packet.query().to() + ".";
    return lost.isEmpty() ? won : won + " Passed over: " + String.join("; ", lost) + ".";
  }
}
