package dev.plumbline.path;

import dev.plumbline.model.Family;
import dev.plumbline.model.IpAddress;
import dev.plumbline.model.Route;
import dev.plumbline.path.RouteTable.Choice;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The choice among the IPv6 routes of one prefix: by source prefix, metric and router preference
 * (kernel, fib6_table_lookup).
 */
final class SixRoutes {
  private static final IpAddress UNSPECIFIED = new IpAddress(Family.V6, 0, 0);
  private static final int MEDIUM = 2;

  private final List<Route> routes;
  private final UsableHops hops;

  /**
   * @param routes of a whole table, sorted; those of one prefix are a range of it
   */
  SixRoutes(List<Route> routes, UsableHops hops) {
    this.routes = routes;
    this.hops = hops;
  }

  /** Routes of one prefix: those of the longest fitting source, by metric, then by preference. */
  @Nullable Choice choose(int first, int end, Packet packet) {
    int at = first;
    while (at < end) {
      Route head = routes.get(at);
      int stop = at;
      while (stop < end && sameSource(routes.get(stop), head)) {
        stop++;
      }
      if (fits(head, packet)) {
        Choice choice = byMetric(at, stop, packet, true);
        if (choice != null) {
          return mixed(at, stop) ? choice.or(byMetric(at, stop, packet, false)) : choice;
        }
      }
      at = stop;
    }
    return null;
  }

  private static boolean sameSource(Route one, Route other) {
    return one.source().equals(other.source());
  }

  /**
   * Where a prefix other than default has routes for some sources, packets of other sources do not
   * see its routes for all sources, unless a longer prefix came to nothing before (kernel,
   * fib6_node_lookup_1 and fib6_backtrack).
   */
  boolean hidden(int first, int end, Packet packet) {
    if (routes.get(first).source().isEmpty() || routes.get(first).isDefault()) {
      return false;
    }
    for (int i = first; i < end && routes.get(i).source().isPresent(); i++) {
      if (fits(routes.get(i), packet)) {
        return false;
      }
    }
    return true;
  }

  private static boolean fits(Route route, Packet packet) {
    return route.source().isEmpty()
        || route.source().get().contains(packet.query().from().orElse(UNSPECIFIED));
  }

  /**
   * The best route of the lowest metric. Where that has none, the kernel takes the best of all
   * others and does not look at their metrics any more (find_rr_leaf). A next-hop object that is a
   * blackhole beats whatever it is compared with.
   *
   * @param alike true where all legs of a route have the preference that is shown for it, false
   *     where those after the first have none
   */
  private @Nullable Choice byMetric(int first, int end, Packet packet, boolean alike) {
    long lowest = routes.get(first).effectiveMetric();
    Choice best = null;
    int bestScore = -1;
    for (int i = first; i < end; i++) {
      Route route = routes.get(i);
      if (best != null
          && best.route().effectiveMetric() == lowest
          && route.effectiveMetric() != lowest) {
        return best;
      }
      if (UsableHops.error(route) && route.nexthopId().isPresent()) {
        return new Choice(route, List.of());
      }
      List<Route.NextHop> legs = hops.of(route, packet);
      int score =
          legs.isEmpty()
                  && !(UsableHops.certain(route) && (!packet.strict() || errorsCount(packet)))
              ? -1
              : score(route, legs, packet, alike);
      if (score > bestScore) {
        best = new Choice(route, legs);
        bestScore = score;
      }
    }
    return best;
  }

  /** IPv6 keeps routes that refuse on the loopback link. */
  private static boolean errorsCount(Packet packet) {
    return UsableHops.wanted(packet).isEmpty() || UsableHops.wanted(packet).equals("lo");
  }

  /** True where a dump shows the preference of a first leg, and those of others are not known. */
  private boolean mixed(int first, int end) {
    for (int i = first; i < end && end - first > 1; i++) {
      if (severalPreferences(routes.get(i))) {
        return true;
      }
    }
    return false;
  }

  private static boolean severalPreferences(Route route) {
    return route.nextHops().size() > 1
        && route.nexthopId().isEmpty()
        && preference(route.preference()) != MEDIUM;
  }

  private static int score(Route route, List<Route.NextHop> legs, Packet packet, boolean alike) {
    String wanted = UsableHops.wanted(packet);
    boolean near =
        UsableHops.error(route)
            ? errorsCount(packet)
            : wanted.isEmpty() || legs.stream().anyMatch(h -> h.link().equals(wanted));
    int preference = preference(route.preference());
    if (!alike && severalPreferences(route)) {
      boolean counts = legs.contains(route.nextHops().getFirst()); // as one of several
      preference = counts ? Math.max(preference, MEDIUM) : MEDIUM;
    }
    return 4 * preference + (near ? 2 : 0);
  }

  private static int preference(String name) {
    return switch (name) {
      case "high" -> 3;
      case "low" -> 1;
      default -> MEDIUM;
    };
  }
}
