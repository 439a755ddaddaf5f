package dev.plumbline.path;

import dev.plumbline.model.Family;
import dev.plumbline.model.IpAddress;
import dev.plumbline.model.Route;
import dev.plumbline.model.Snapshot;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The route tables of one family, and which route of a table wins: longest prefix, exact type of
 * service, lowest metric, order in the table.
 */
final class Tables {
  private static final Set<String> WITHOUT_LINK =
      Set.of("throw", "unreachable", "prohibit", "blackhole");
  private static final Comparator<Route> BEST =
      Comparator.comparingInt((Route r) -> -r.destination().length())
          .thenComparingInt(r -> -r.source().map(s -> s.length()).orElse(0))
          .thenComparingInt(r -> r.tos() == 0 ? 1 : 0)
          .thenComparingLong(Route::effectiveMetric)
          .thenComparingInt(r -> preference(r.preference()))
          .thenComparingInt(Route::position);

  private final Map<String, List<Route>> tables;

  private Tables(Map<String, List<Route>> tables) {
    this.tables = tables;
  }

  static Tables of(Snapshot snapshot, Family family) {
    Map<String, List<Route>> tables = new HashMap<>();
    for (Route route : snapshot.routes(family).orElse(List.of())) {
      tables.computeIfAbsent(route.table(), _ -> new ArrayList<>()).add(route);
    }
    tables.values().forEach(list -> list.sort(BEST));
    return new Tables(tables);
  }

  /** The route of a table that the kernel would take, dead ones left out. */
  Optional<Route> best(String table, Query query) {
    return tables.getOrDefault(table, List.of()).stream()
        .filter(r -> r.destination().contains(query.to()))
        .filter(r -> r.tos() == 0 || r.tos() == (query.tos() & 0x1c))
        .filter(r -> r.source().isEmpty() || fits(r, query))
        .filter(r -> WITHOUT_LINK.contains(r.type()) || !legs(r, query).isEmpty())
        .findFirst();
  }

  private static boolean fits(Route route, Query query) {
    return query.from().filter(f -> route.source().get().contains(f)).isPresent();
  }

  /** Next hops that are alive and, when the socket is bound to a link, lead over it. */
  static List<Route.NextHop> legs(Route route, Query query) {
    return route.nextHops().stream()
        .filter(h -> !h.flags().contains("dead"))
        .filter(
            h ->
                query.oif().isEmpty()
                    || query.oif().get().equals(h.link())
                    || route.type().equals("local"))
        .toList();
  }

  /** True for an address inside a route of type local. */
  boolean local(IpAddress address) {
    return tables.values().stream()
        .flatMap(List::stream)
        .anyMatch(r -> r.type().equals("local") && r.destination().contains(address));
  }

  private static int preference(String name) {
    return switch (name) {
      case "high" -> 0;
      case "low" -> 2;
      default -> 1;
    };
  }
}
