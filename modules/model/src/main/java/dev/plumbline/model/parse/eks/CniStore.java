package dev.plumbline.model.parse.eks;

import dev.plumbline.model.Captured;
import dev.plumbline.model.Evidence;
import dev.plumbline.model.IpAddress;
import dev.plumbline.model.IpPrefix;
import dev.plumbline.model.eks.CniEni;
import dev.plumbline.model.eks.CniPod;
import dev.plumbline.model.parse.text.Json;
import dev.plumbline.model.parse.text.JsonElements;
import dev.plumbline.model.parse.text.Line;
import dev.plumbline.model.parse.text.Parsed;
import dev.plumbline.model.parse.text.Reading;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * Where pods and their ENIs are listed: ipamd's introspection {@code /v1/enis} (keyed by network
 * card from v1.20 on), its store {@code ipam.json}, the container runtime, a plain list.
 */
final class CniStore {
  static final String ENIS = "ipamd-enis.json";
  private static final Pattern ENI_FILES = Pattern.compile("(?:ipamd-|v1-)?enis\\.json");
  private static final String STORE = "ipam.json";
  private static final String RUNTIME = "crictl-pods.json";
  private static final String LIST = "pod-ips.txt";

  private final Reading reading;
  private final List<CniEni> enis = new ArrayList<>();
  private final Map<String, CniPod> pods = new LinkedHashMap<>();
  private final List<String> eniFiles = new ArrayList<>();
  private final List<String> podFiles = new ArrayList<>();
  private boolean whole = true;

  private CniStore(Reading reading) {
    this.reading = reading;
  }

  static CniStore read(Reading reading) {
    CniStore store = new CniStore(reading);
    reading.files(ENI_FILES).findFirst().ifPresent(store::introspection);
    store.json(STORE, store::allocations);
    store.json(RUNTIME, store::sandboxes);
    store.list();
    return store;
  }

  Captured<List<CniEni>> enis() {
    return eniFiles.isEmpty()
        ? reading.missing(ENIS)
        : new Parsed<>(List.copyOf(enis), List.copyOf(eniFiles), whole).captured();
  }

  Captured<List<CniPod>> pods() {
    return podFiles.isEmpty()
        ? reading.missing(ENIS)
        : new Parsed<>(List.copyOf(pods.values()), List.copyOf(podFiles), whole).captured();
  }

  private interface Taker {
    void take(JsonNode node, Evidence evidence);
  }

  private void json(String file, Taker taker) {
    reading
        .text(file)
        .ifPresent(
            text -> {
              JsonElements elements = JsonElements.read(reading, file, text);
              podFiles.add(file);
              whole &= elements.whole() && reading.whole(file);
              elements.elements().forEach(e -> taker.take(e.node(), e.evidence()));
            });
  }

  private void introspection(String file) {
    json(
        file,
        (node, evidence) -> {
          if (!node.path("AvailableCommands").isMissingNode()) {
            return; // an unknown path answers with the list of known ones
          }
          if (node.path("ENIs").isObject()) {
            card(0, node.path("ENIs"), evidence);
          } else {
            node.properties().stream()
                .filter(p -> p.getKey().matches("\\d{1,2}"))
                .forEach(
                    p -> card(Integer.parseInt(p.getKey()), p.getValue().path("ENIs"), evidence));
          }
        });
    if (podFiles.contains(file) && !enis.isEmpty()) {
      eniFiles.add(file);
    } else {
      podFiles.remove(file);
    }
  }

  private void card(int card, JsonNode list, Evidence evidence) {
    list.properties()
        .forEach(
            p -> {
              JsonNode eni = p.getValue();
              String id = Json.optional(eni, "ID").orElse(p.getKey());
              Evidence place =
                  new Evidence(evidence.file(), evidence.line(), id + " of network card " + card);
              enis.add(
                  new CniEni(
                      id,
                      eni.path("IsPrimary").asBoolean(false),
                      eni.path("IsTrunk").asBoolean(false),
                      Json.small(eni, "DeviceNumber"),
                      card,
                      Json.number(eni, "RouteTableID"),
                      Json.optional(eni, "SubnetID"),
                      eni.path("IsExcludedForPodIPs").asBoolean(false),
                      place));
              for (String key : List.of("AvailableIPv4Cidrs", "IPv6Cidrs")) {
                eni.path(key).values().forEach(c -> addresses(id, c.path("IPAddresses"), place));
              }
            });
  }

  private void addresses(String eni, JsonNode addresses, Evidence place) {
    for (JsonNode node : addresses.values()) {
      JsonNode pod = node.path("IPAMMetadata");
      Optional<String> name = Json.optional(pod, "k8sPodName");
      boolean assigned =
          name.isPresent()
              || Json.text(node, "AssignedTime").compareTo(Json.text(node, "UnassignedTime")) > 0;
      if (assigned) {
        Json.address(node, "Address")
            .ifPresent(
                ip ->
                    add(
                        new CniPod(
                            ip,
                            Json.optional(pod, "k8sPodNamespace"),
                            name,
                            Optional.of(eni),
                            new Evidence(
                                place.file(), place.line(), ip + " is assigned on " + eni))));
      }
    }
  }

  private void allocations(JsonNode node, Evidence evidence) {
    for (JsonNode entry : node.path("allocations").values()) {
      Optional<IpAddress> ip = Json.address(entry, "ipv4").or(() -> Json.address(entry, "ipv6"));
      JsonNode pod = entry.path("metadata");
      ip.ifPresent(
          a ->
              add(
                  new CniPod(
                      a,
                      Json.optional(pod, "k8sPodNamespace"),
                      Json.optional(pod, "k8sPodName"),
                      Optional.empty(),
                      new Evidence(evidence.file(), evidence.line(), a + " is allocated"))));
    }
  }

  /** {@code crictl pods -o json} names pods without addresses; {@code inspectp} adds them. */
  private void sandboxes(JsonNode node, Evidence evidence) {
    for (JsonNode item : node.path("items").values()) {
      Json.address(item.path("network"), "ip")
          .or(() -> Json.address(item.path("status").path("network"), "ip"))
          .ifPresent(
              ip ->
                  add(
                      new CniPod(
                          ip,
                          Json.optional(item.path("metadata"), "namespace"),
                          Json.optional(item.path("metadata"), "name"),
                          Optional.empty(),
                          new Evidence(evidence.file(), evidence.line(), ip + " has a sandbox"))));
    }
    if (pods.values().stream().noneMatch(p -> p.evidence().file().equals(RUNTIME))) {
      podFiles.remove(RUNTIME);
    }
  }

  private void list() {
    reading
        .lines(LIST)
        .ifPresent(
            lines -> {
              podFiles.add(LIST);
              whole &= reading.whole(LIST);
              lines.forEach(this::listed);
            });
  }

  private void listed(Line line) {
    String[] words = line.text().strip().split("[\\s,]+");
    for (String word : words) {
      IpPrefix.tryParse(word)
          .filter(IpPrefix::isHost)
          .ifPresent(
              ip ->
                  add(
                      new CniPod(
                          ip.address(),
                          words.length > 2 ? Optional.of(words[0]) : Optional.empty(),
                          words.length > 2 ? Optional.of(words[1]) : Optional.empty(),
                          Optional.empty(),
                          line.evidence())));
    }
  }

  /** The first list that names a pod stays; one with the same address but another name counts. */
  private void add(CniPod pod) {
    pods.putIfAbsent(pod.ip() + " " + pod.name().orElse(""), pod);
  }
}
