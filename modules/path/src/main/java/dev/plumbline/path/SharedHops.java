package dev.plumbline.path;

import dev.plumbline.model.Family;
import dev.plumbline.model.IpAddress;
import dev.plumbline.model.Route;
import dev.plumbline.model.Snapshot;
import java.util.HashMap;
import java.util.IntSummaryStatistics;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * IPv6 routes by way of next-hop objects. The kernel keeps what it made of a next hop at the
 * object, for all routes that use it, so the source of a packet may be chosen as for another of
 * them (rt6_get_pcpu_route): for the route that was asked first. Its prefix length is the one that
 * suppress_prefixlength looks at (fib6_rule_suppress).
 */
final class SharedHops {
  private final Map<Leg, Set<Origin>> origins = new HashMap<>();
  private final Map<Leg, IntSummaryStatistics> lengths = new HashMap<>();

  private record Leg(Optional<IpAddress> gateway, String link) {
    static Leg of(Route.NextHop hop) {
      return new Leg(hop.gateway(), hop.link());
    }
  }

  /**
   * What decides the source.
   *
   * @param source the route's own, where it has one
   * @param link whose addresses come first; that of a group's first member for all of them
   */
  record Origin(Optional<IpAddress> source, String link) {}

  SharedHops(Snapshot snapshot) {
    for (Route route : snapshot.routes(Family.V6).orElse(List.of())) {
      if (route.nexthopId().isPresent()) {
        for (Route.NextHop hop : route.nextHops()) {
          origins
              .computeIfAbsent(Leg.of(hop), _ -> new LinkedHashSet<>())
              .add(new Origin(route.prefSource(), route.nextHops().getFirst().link()));
          lengths
              .computeIfAbsent(Leg.of(hop), _ -> new IntSummaryStatistics())
              .accept(route.destination().length());
        }
      }
    }
  }

  /** What may decide the source of a packet by one leg of a route. */
  Set<Origin> origins(Route route, Route.NextHop leg) {
    Set<Origin> own = Set.of(new Origin(route.prefSource(), leg.link()));
    return route.nexthopId().isPresent() ? origins.getOrDefault(Leg.of(leg), own) : own;
  }

  /** The prefix lengths that a rule may take the one of a route for, by one of its legs. */
  IntSummaryStatistics lengths(Route route, Route.NextHop leg) {
    int own = route.destination().length();
    IntSummaryStatistics alone = new IntSummaryStatistics(1, own, own, own);
    return route.nexthopId().isPresent() ? lengths.getOrDefault(Leg.of(leg), alone) : alone;
  }
}
