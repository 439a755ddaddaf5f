package dev.plumbline.model.parse.kernel;

import dev.plumbline.model.Family;
import dev.plumbline.model.IpAddress;
import dev.plumbline.model.Route;
import dev.plumbline.model.Route.NextHop;
import dev.plumbline.model.parse.text.Json;
import dev.plumbline.model.parse.text.JsonElements;
import dev.plumbline.model.parse.text.Parsed;
import dev.plumbline.model.parse.text.Reading;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Routes from {@code ip -j route show}; an entry without {@code table} is in main. */
final class RouteJson {
  /** Keys that do not decide where a packet goes (iproute2, iproute.c and iproute_lwtunnel.c). */
  private static final Set<String> WITHOUT_EFFECT =
      Set.of(
          ("metrics flow realms expires error users used age cache mark uid iif oif mfc_iif"
                  + " ttl-propagate ttl-propogate encap id src ttl hoplimit key csum seq mode segs"
                  + " hmac locator csum_mode ident_type hook_type headroom in out xmit opts trace"
                  + " tundst freqk freqn prealloc if_id link_dev srh_segs num_segs")
              .split(" "));

  private final Reading reading;
  private final String file;
  private final Family family;
  private final boolean mixed;
  private final List<Route> routes = new ArrayList<>();
  private final Map<Object, Object> shared = new HashMap<>();
  private boolean skipped;

  private RouteJson(Reading reading, String file, Family family, boolean mixed) {
    this.reading = reading;
    this.file = file;
    this.family = family;
    this.mixed = mixed;
  }

  /**
   * Reads the routes of one family.
   *
   * @param mixed true for a file that holds both families, told apart by their addresses
   */
  static Parsed<List<Route>> read(
      Reading reading, String file, String text, Family family, boolean mixed) {
    RouteJson json = new RouteJson(reading, file, family, mixed);
    boolean whole = JsonElements.each(reading, file, text, Reading.MOST_ROUTES, json::take);
    return new Parsed<>(json.routes, List.of(file), whole && !json.skipped && reading.whole(file));
  }

  private void take(JsonElements.Element element) {
    if (!element.node().has("dst")) {
      skipped = true;
      reading.problem(
          file,
          element.evidence().line(),
          "a route without a destination was skipped: " + element.evidence().text());
      return;
    }
    RouteDraft draft = draft(element.node());
    if (draft.family().orElse(mixed ? Family.V4 : family) == family
        || !mixed && element.node().findValue("via") != null) {
      routes.add(draft.route(family, routes.size(), element.evidence(), shared));
    }
  }

  private static RouteDraft draft(JsonNode node) {
    RouteDraft draft = new RouteDraft();
    for (Map.Entry<String, JsonNode> field : node.properties()) {
      JsonNode value = field.getValue();
      if (Json.plain(value)) {
        field(draft, field.getKey(), value.asString(""));
      } else {
        part(draft, node, field.getKey(), value);
      }
    }
    return draft;
  }

  private static void field(RouteDraft draft, String key, String value) {
    switch (key) {
      case "dst" -> draft.destination(value);
      case "table" -> draft.table(value);
      case "type" -> draft.type(value);
      case "from" -> draft.source = draft.prefix(key, value);
      case "gateway" -> draft.gateway = draft.address(key, value);
      case "dev" -> draft.link = value;
      case "prefsrc" -> draft.prefSource = draft.address(key, value);
      case "metric" -> draft.metric = draft.number(key, value);
      case "protocol" -> draft.protocol = value.isEmpty() ? draft.protocol : value;
      case "scope" -> draft.scope = value.isEmpty() ? draft.scope : value;
      case "tos" -> draft.tos(key, value);
      case "pref" -> draft.preference = value;
      case "nhid" -> draft.nexthopId = draft.number(key, value);
      default -> {
        if (!WITHOUT_EFFECT.contains(key)) {
          draft.unknown(key, value);
        }
      }
    }
  }

  /** Fields that are lists or objects. */
  private static void part(RouteDraft draft, JsonNode node, String key, JsonNode value) {
    if (key.equals("flags") && value.isArray()) {
      draft.flags.addAll(Json.texts(node, key));
    } else if (key.equals("nexthops") && value.isArray()) {
      value.values().forEach(leg -> draft.legs.add(leg(draft, leg)));
    } else if (key.equals("via") && gateway(node).isPresent()) {
      draft.gateway = gateway(node);
    } else if (!WITHOUT_EFFECT.contains(key)) {
      draft.unknown(key, value.toString());
    }
  }

  private static NextHop leg(RouteDraft draft, JsonNode leg) {
    Optional<IpAddress> gateway = gateway(leg);
    if (gateway.isEmpty() && (leg.has("gateway") || leg.has("via")) || !leg.isObject()) {
      draft.unknown("nexthop", leg.toString());
    }
    return new NextHop(
        gateway, Json.text(leg, "dev"), Json.number(leg, "weight", 1), Json.set(leg, "flags"));
  }

  /** {@code via} holds a next hop of the other family. */
  static Optional<IpAddress> gateway(JsonNode node) {
    return Json.address(node, "gateway").or(() -> Json.address(node.path("via"), "host"));
  }
}
