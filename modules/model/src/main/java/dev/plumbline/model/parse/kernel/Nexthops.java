package dev.plumbline.model.parse.kernel;

import dev.plumbline.model.Route;
import dev.plumbline.model.Route.NextHop;
import dev.plumbline.model.parse.text.Json;
import dev.plumbline.model.parse.text.JsonElements;
import dev.plumbline.model.parse.text.Reading;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * Next-hop objects from {@code ip -j nexthop show}. With {@code net.ipv4.nexthop_compat_mode=0}
 * routes name them by number alone (kernel, ip-sysctl).
 */
final class Nexthops {
  static final String FILE = "ip-j-nexthop.json";

  private final Map<Long, JsonNode> objects = new HashMap<>();

  private Nexthops() {}

  static Nexthops read(Reading reading) {
    Nexthops found = new Nexthops();
    reading
        .text(FILE)
        .ifPresent(
            text -> {
              for (JsonElements.Element e : JsonElements.read(reading, FILE, text).elements()) {
                Json.number(e.node(), "id").ifPresent(id -> found.objects.put(id, e.node()));
              }
            });
    return found;
  }

  /** The route with the next hops of its object, where it shows none itself. */
  Route complete(Route route) {
    if (route.nexthopId().isEmpty() || !route.nextHops().isEmpty() || objects.isEmpty()) {
      return route;
    }
    JsonNode object = objects.get(route.nexthopId().getAsLong());
    if (object == null) {
      return route;
    }
    List<NextHop> hops = new ArrayList<>();
    if (object.has("group")) {
      for (JsonNode member : object.path("group").values()) {
        JsonNode hop = objects.get(Json.number(member, "id").orElse(-1));
        if (hop == null) {
          return route;
        }
        hops.add(hop(hop, Json.number(member, "weight", 1)));
      }
    } else if (!object.has("blackhole")) {
      hops.add(hop(object, 1));
    }
    return route.withNextHops(object.has("blackhole") ? "blackhole" : route.type(), hops);
  }

  private static NextHop hop(JsonNode object, int weight) {
    return new NextHop(
        RouteJson.gateway(object), Json.text(object, "dev"), weight, Json.set(object, "flags"));
  }
}
