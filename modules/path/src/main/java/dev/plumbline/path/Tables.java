package dev.plumbline.path;

import dev.plumbline.model.Family;
import dev.plumbline.model.IpAddress;
import dev.plumbline.model.Route;
import dev.plumbline.model.Snapshot;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The route tables of one family by name. */
final class Tables {
  private final Map<String, RouteTable> tables = new HashMap<>();

  /**
   * Reads all tables.
   *
   * @param merged true where tables local and main are one, see {@link Fib#custom}: the longer
   *     prefix wins across both, and local comes first where prefixes are equal
   */
  Tables(Snapshot snapshot, Family family, LinkFacts links, boolean merged) {
    Map<String, List<Route>> byName = new HashMap<>();
    String last = "";
    List<Route> list = new ArrayList<>();
    for (Route route : snapshot.routes(family).orElse(List.of())) {
      if (!route.table().equals(last)) {
        last = route.table();
        list = byName.computeIfAbsent(last, _ -> new ArrayList<>());
      }
      list.add(route);
    }
    if (merged) {
      List<Route> both = new ArrayList<>(byName.getOrDefault("local", List.of()));
      both.addAll(byName.getOrDefault("main", List.of()));
      byName.put("local", both);
    }
    byName.forEach((name, routes) -> tables.put(name, new RouteTable(family, routes, links)));
    RouteTable both = tables.get("local");
    if (merged && both != null) {
      tables.put("main", both);
    }
  }

  @Nullable RouteTable table(String name) {
    return tables.get(name);
  }

  /** True for an address inside a route of type local of table local. */
  boolean local(IpAddress address) {
    return localLink(address).isPresent();
  }

  /** The link of that route. */
  Optional<String> localLink(IpAddress address) {
    RouteTable local = tables.get("local");
    return local == null
        ? Optional.empty()
        : local.localLink(PrefixIndex.high(address), PrefixIndex.low(address));
  }
}
