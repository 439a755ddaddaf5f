package dev.plumbline.model.parse;

import dev.plumbline.model.Family;
import dev.plumbline.model.IpAddress;
import dev.plumbline.model.IpPrefix;
import dev.plumbline.model.Route;
import dev.plumbline.model.Route.NextHop;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Routes from {@code ip -j route show}; an entry without {@code table} is in main. */
final class RouteJson {
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
    Optional<RouteDraft> draft = draft(element.node());
    if (draft.isEmpty()) {
      skipped = true;
      reading.problem(
          file,
          element.evidence().line(),
          "a route whose destination cannot be read was skipped: " + element.evidence().text());
    } else if (draft.get().family().orElse(mixed ? Family.V4 : family) == family
        || !mixed && element.node().has("via")) {
      routes.add(draft.get().route(family, routes.size(), element.evidence(), shared));
    }
  }

  /** The route, empty when its destination is neither "default" nor a prefix. */
  private static Optional<RouteDraft> draft(JsonNode node) {
    RouteDraft draft = new RouteDraft();
    String destination = Json.text(node, "dst");
    if (!destination.equals("default") && !destination.equals("all")) {
      draft.destination = IpPrefix.tryParse(destination);
      if (draft.destination.isEmpty()) {
        return Optional.empty();
      }
    }
    draft.table = Json.optional(node, "table").orElse(draft.table);
    draft.type = Json.optional(node, "type").orElse(draft.type);
    draft.source = Json.optional(node, "from").flatMap(IpPrefix::tryParse);
    draft.gateway = gateway(node);
    draft.link = Json.text(node, "dev");
    draft.prefSource = Json.address(node, "prefsrc");
    draft.metric = Json.number(node, "metric");
    draft.protocol = Json.optional(node, "protocol").orElse(draft.protocol);
    draft.scope = Json.optional(node, "scope").orElse(draft.scope);
    draft.tos = Tos.parse(Json.text(node, "tos"));
    draft.flags.addAll(Json.texts(node, "flags"));
    draft.preference = Json.text(node, "pref");
    draft.nexthopId = Json.number(node, "nhid");
    for (JsonNode leg : node.path("nexthops").values()) {
      draft.legs.add(
          new NextHop(
              gateway(leg),
              Json.text(leg, "dev"),
              Json.number(leg, "weight", 1),
              Json.set(leg, "flags")));
    }
    return Optional.of(draft);
  }

  /** {@code via} holds a next hop of the other family. */
  static Optional<IpAddress> gateway(JsonNode node) {
    return Json.address(node, "gateway").or(() -> Json.address(node.path("via"), "host"));
  }
}
