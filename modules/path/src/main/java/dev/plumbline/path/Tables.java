package dev.plumbline.path;

import dev.plumbline.model.Family;
import dev.plumbline.model.IpAddress;
import dev.plumbline.model.Route;
import dev.plumbline.model.Snapshot;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The route tables of one family by name. */
final class Tables {
  private final Map<String, RouteTable> tables = new HashMap<>();

  Tables(Snapshot snapshot, Family family, LinkFacts links) {
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
    byName.forEach((name, routes) -> tables.put(name, new RouteTable(family, routes, links)));
  }

  @Nullable RouteTable table(String name) {
    return tables.get(name);
  }

  /** True for an address inside a route of type local of table local. */
  boolean local(IpAddress address) {
    RouteTable local = tables.get("local");
    return local != null && local.local(PrefixIndex.high(address), PrefixIndex.low(address));
  }
}
