package dev.plumbline.model.parse.envoy;

import dev.plumbline.model.Captured;
import dev.plumbline.model.Evidence;
import dev.plumbline.model.envoy.Cluster;
import dev.plumbline.model.envoy.Cluster.Endpoint;
import dev.plumbline.model.parse.text.Json;
import dev.plumbline.model.parse.text.JsonArray;
import dev.plumbline.model.parse.text.Line;
import dev.plumbline.model.parse.text.Reading;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * {@code /clusters}, as JSON or as the {@code cluster::endpoint::key::value} lines of old builds.
 * Health fields: envoy.admin.v3.HostHealthStatus.
 */
final class EnvoyClusters {
  private static final String FILE = "envoy-clusters.json";
  private static final Set<String> UNUSABLE = Set.of("UNHEALTHY", "TIMEOUT", "DRAINING");
  private static final Pattern ROW =
      Pattern.compile("(.+?)::(\\S+?):(\\d{1,5})::health_flags::(\\S+)\\s*");
  private static final Pattern ANY_ROW = Pattern.compile("(\\S.*?)::\\S.*::.*");

  private EnvoyClusters() {}

  static Captured<List<Cluster>> read(Reading reading) {
    Optional<String> text = reading.text(FILE).filter(t -> !t.isBlank());
    if (text.isEmpty()) {
      return reading.missing(FILE);
    }
    if (!text.get().stripLeading().startsWith("{")) {
      List<Cluster> clusters = rows(reading.lines(FILE).orElse(List.of()));
      return clusters.isEmpty()
          ? reading.missing(FILE)
          : new Captured.Known<>(clusters, List.of(FILE), reading.whole(FILE));
    }
    return JsonArray.in(reading, FILE, text.get(), "cluster_statuses")
        .<Captured<List<Cluster>>>map(
            a -> new Captured.Known<>(json(a), List.of(FILE), a.whole() && reading.whole(FILE)))
        .orElseGet(() -> reading.missing(FILE));
  }

  private static List<Cluster> json(JsonArray array) {
    List<Cluster> clusters = new ArrayList<>();
    for (int i = 0; i < array.size(); i++) {
      JsonNode node = array.node(i);
      String name = Json.text(node, "name");
      if (name.isEmpty()) {
        continue;
      }
      List<Endpoint> endpoints = new ArrayList<>();
      for (JsonNode host : node.path("host_statuses").values()) {
        endpoints.add(endpoint(array, i, host));
      }
      clusters.add(new Cluster(name, List.copyOf(endpoints), array.at(i, '"' + name + '"')));
    }
    return List.copyOf(clusters);
  }

  private static Endpoint endpoint(JsonArray array, int index, JsonNode host) {
    JsonNode socket = host.path("address").path("socket_address");
    JsonNode pipe = host.path("address").path("pipe");
    JsonNode health = host.path("health_status");
    List<String> faults = new ArrayList<>();
    for (String flag :
        List.of(
            "failed_active_health_check",
            "failed_outlier_check",
            "excluded_via_immediate_hc_fail")) {
      if (health.path(flag).asBoolean(false)) {
        faults.add(flag);
      }
    }
    String eds = Json.text(health, "eds_health_status");
    if (UNUSABLE.contains(eds)) {
      faults.add("eds_health_status " + eds);
    }
    String address = pipe.isMissingNode() ? Json.text(socket, "address") : Json.text(pipe, "path");
    Evidence at = array.at(index, '"' + address + '"');
    return new Endpoint(
        address,
        Json.number(socket, "port_value", 0),
        List.copyOf(faults),
        health.path("pending_active_hc").asBoolean(false),
        faults.isEmpty() ? at : array.at(index, faults.getFirst().split(" ", 2)[0]));
  }

  private static List<Cluster> rows(List<Line> lines) {
    Map<String, Cluster> clusters = new LinkedHashMap<>();
    for (Line line : lines) {
      Matcher any = ANY_ROW.matcher(line.text());
      if (!any.matches()) {
        continue;
      }
      Cluster cluster =
          clusters.computeIfAbsent(
              any.group(1), name -> new Cluster(name, new ArrayList<>(), line.evidence()));
      Matcher row = ROW.matcher(line.text());
      if (row.matches()) {
        cluster
            .endpoints()
            .add(
                new Endpoint(
                    row.group(2).replaceAll("[\\[\\]]", ""),
                    Integer.parseInt(row.group(3)),
                    flags(row.group(4)),
                    row.group(4).contains("pending_active_hc"),
                    line.evidence()));
      }
    }
    return clusters.values().stream()
        .map(c -> new Cluster(c.name(), List.copyOf(c.endpoints()), c.evidence()))
        .toList();
  }

  private static List<String> flags(String words) {
    return Pattern.compile("/").splitAsStream(words).filter(w -> w.startsWith("failed_")).toList();
  }
}
