package dev.plumbline.guide.check.routing;

import dev.plumbline.model.Family;
import dev.plumbline.model.IpAddress;
import dev.plumbline.model.Route;
import dev.plumbline.model.Snapshot;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/** Default routes, in the order the kernel prefers them. */
final class Defaults {
  private Defaults() {}

  /** A usual destination outside the VPC (documentation ranges, RFC 5737 and RFC 3849). */
  static IpAddress outside(Family family) {
    return IpAddress.parse(family == Family.V4 ? "198.51.100.7" : "2001:db8:ffff::1");
  }

  static Stream<Route> of(Snapshot snapshot, Family family, String table) {
    return snapshot
        .table(family, table)
        .filter(r -> r.isDefault() && r.unicast() && r.source().isEmpty() && r.tos() == 0)
        .sorted(Comparator.comparingLong(Route::effectiveMetric).thenComparingInt(Route::position));
  }

  /** The one that the kernel takes. */
  static Optional<Route> best(Snapshot snapshot, Family family, String table) {
    return of(snapshot, family, table).findFirst();
  }

  static boolean leavesBy(Route route, String link) {
    return route.nextHops().stream().anyMatch(h -> h.link().equals(link));
  }
}
