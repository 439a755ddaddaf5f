package dev.plumbline.model.parse.envoy;

import dev.plumbline.model.Captured;
import dev.plumbline.model.envoy.ConfigEntry;
import dev.plumbline.model.parse.text.Json;
import dev.plumbline.model.parse.text.JsonArray;
import dev.plumbline.model.parse.text.Reading;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * {@code /config_dump}: dynamic listeners, clusters, routes and secrets with their refusals, from a
 * whole dump or from one asked with {@code ?resource=}. Their contents are not kept: they may hold
 * secrets.
 */
final class EnvoyConfigDump {
  private static final String FILE = "envoy-config_dump.json";

  /** Lists of a whole dump by the kind of their entries (envoy.admin.v3.*ConfigDump). */
  private static final Map<String, String> LISTS =
      Map.of(
          "dynamic_listeners", "listener",
          "dynamic_active_clusters", "cluster",
          "dynamic_warming_clusters", "cluster",
          "dynamic_route_configs", "route",
          "dynamic_active_secrets", "secret",
          "dynamic_warming_secrets", "secret");

  /** Messages that hold the entry's own name. */
  private static final List<String> BODIES = List.of("cluster", "route_config", "listener");

  private EnvoyConfigDump() {}

  static Captured<List<ConfigEntry>> read(Reading reading) {
    Optional<JsonArray> array =
        reading
            .text(FILE)
            .filter(t -> !t.isBlank())
            .flatMap(t -> JsonArray.in(reading, FILE, t, "configs"));
    if (array.isEmpty()) {
      return reading.missing(FILE);
    }
    List<ConfigEntry> entries = new ArrayList<>();
    for (int i = 0; i < array.get().size(); i++) {
      JsonNode node = array.get().node(i);
      String type = Json.text(node, "@type");
      Optional<String> kind = kind(type);
      if (kind.isPresent()) {
        entries.add(entry(array.get(), i, kind.get(), node, type.contains("Warming")));
      }
      for (Map.Entry<String, String> list : LISTS.entrySet()) {
        for (JsonNode inner : node.path(list.getKey()).values()) {
          entries.add(
              entry(array.get(), i, list.getValue(), inner, list.getKey().contains("warming")));
        }
      }
    }
    return new Captured.Known<>(
        List.copyOf(entries), List.of(FILE), array.get().whole() && reading.whole(FILE));
  }

  /** Of an entry that stands alone. */
  private static Optional<String> kind(String type) {
    if (type.endsWith(".DynamicListener")) {
      return Optional.of("listener");
    }
    if (type.endsWith(".DynamicCluster")) {
      return Optional.of("cluster");
    }
    if (type.endsWith(".DynamicRouteConfig")) {
      return Optional.of("route");
    }
    return type.endsWith(".DynamicSecret") ? Optional.of("secret") : Optional.empty();
  }

  private static ConfigEntry entry(
      JsonArray array, int index, String kind, JsonNode node, boolean warmingList) {
    String name = name(node);
    JsonNode state = node.path("error_state");
    Optional<String> error =
        state.isMissingNode() || state.isNull()
            ? Optional.empty()
            : Optional.of(Json.text(state, "details").strip());
    boolean warming = warmingList || node.has("warming_state");
    return new ConfigEntry(
        kind,
        name,
        node.has("active_state") || !kind.equals("listener") && !warmingList,
        warming,
        error,
        array.at(
            index,
            error.filter(e -> !e.isEmpty()).map(e -> "\"details\"").orElse('"' + name + '"')));
  }

  private static String name(JsonNode node) {
    String own = Json.text(node, "name");
    return own.isEmpty()
        ? BODIES.stream()
            .map(b -> Json.text(node.path(b), "name"))
            .filter(n -> !n.isEmpty())
            .findFirst()
            .orElse("")
        : own;
  }
}
