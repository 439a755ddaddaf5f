package dev.plumbline.model.parse.networkd;

import dev.plumbline.model.Captured;
import dev.plumbline.model.Evidence;
import dev.plumbline.model.NetworkdLink;
import dev.plumbline.model.parse.text.Choice;
import dev.plumbline.model.parse.text.Json;
import dev.plumbline.model.parse.text.JsonElements;
import dev.plumbline.model.parse.text.Line;
import dev.plumbline.model.parse.text.Parsed;
import dev.plumbline.model.parse.text.Reading;
import dev.plumbline.model.parse.text.Twins;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** Links as systemd-networkd sees them, from {@code networkctl list} and {@code status}. */
public final class Networkctl {
  private static final String JSON = "networkctl-list.json";
  private static final String LIST = "networkctl-list.txt";
  private static final String STATUS_ALL = "networkctl-status-all.txt";
  private static final Pattern STATUS = Pattern.compile("networkctl-status(?:-[^/]+)?\\.txt");
  private static final Pattern ROW =
      Pattern.compile("\\W*(\\d{1,9})\\s+(\\S+)\\s+([a-z]\\S*)\\s+(\\S+)\\s+(\\S+)\\s*");
  private static final Pattern BLOCK = Pattern.compile("\\W*(\\d{1,9}): (\\S+)\\s*");
  private static final Pattern STATE = Pattern.compile("(\\S+) \\((\\S+)\\)");

  private Networkctl() {}

  public static Captured<List<NetworkdLink>> read(Reading reading) {
    Optional<Parsed<List<NetworkdLink>>> list = list(reading);
    Optional<Parsed<List<NetworkdLink>>> status = status(reading);
    Optional<Parsed<List<NetworkdLink>>> best =
        Choice.best(List.of(json(reading), list.map(l -> withFiles(l, status)), status));
    if (best.isEmpty()) {
      return reading.missing(JSON);
    }
    List<NetworkdLink> links =
        Twins.cite(
            best.get().value(),
            list.or(() -> status).map(Parsed::value).orElse(List.of()),
            NetworkdLink::name,
            NetworkdLink::evidence,
            Networkctl::cited);
    return new Parsed<>(links, best.get().files(), best.get().whole()).captured();
  }

  private static Optional<Parsed<List<NetworkdLink>>> json(Reading reading) {
    return reading
        .text(JSON)
        .map(
            text -> {
              int interfaces = text.indexOf("\"Interfaces\"");
              JsonElements json = JsonElements.read(reading, JSON, text);
              boolean cut = json.elements().isEmpty() && interfaces >= 0;
              JsonElements rows =
                  cut ? JsonElements.read(reading, JSON, text.substring(interfaces + 13)) : json;
              List<NetworkdLink> links = new ArrayList<>();
              for (JsonElements.Element element : rows.elements()) {
                if (cut) {
                  link(element.node(), element.evidence()).ifPresent(links::add);
                }
                for (JsonNode node : element.node().path("Interfaces").values()) {
                  link(node, element.evidence()).ifPresent(links::add);
                }
              }
              return new Parsed<>(
                  List.copyOf(links), List.of(JSON), json.whole() && !cut && reading.whole(JSON));
            });
  }

  private static Optional<NetworkdLink> link(JsonNode node, Evidence place) {
    String setup = Json.text(node, "AdministrativeState");
    return Json.optional(node, "Name")
        .map(
            name ->
                new NetworkdLink(
                    Json.number(node, "Index", 0),
                    name,
                    setup.isEmpty() ? Json.text(node, "SetupState") : setup,
                    Json.text(node, "OperationalState"),
                    Json.optional(node, "NetworkFile"),
                    new Evidence(
                        place.file(),
                        place.line(),
                        name + ": AdministrativeState " + Json.text(node, "AdministrativeState"))));
  }

  private static Optional<Parsed<List<NetworkdLink>>> list(Reading reading) {
    return reading
        .lines(LIST)
        .map(
            lines -> {
              List<NetworkdLink> links = new ArrayList<>();
              for (Line line : lines) {
                Matcher row = ROW.matcher(line.text());
                if (row.matches()) {
                  links.add(
                      new NetworkdLink(
                          Integer.parseInt(row.group(1)),
                          row.group(2),
                          row.group(5),
                          row.group(4),
                          Optional.empty(),
                          line.evidence()));
                }
              }
              return new Parsed<>(List.copyOf(links), List.of(LIST), reading.whole(LIST));
            });
  }

  private static Optional<Parsed<List<NetworkdLink>>> status(Reading reading) {
    Map<String, NetworkdLink> links = new LinkedHashMap<>();
    List<String> files = reading.files(STATUS).filter(f -> reading.text(f).isPresent()).toList();
    for (String file : files) {
      blocks(reading.lines(file).orElse(List.of())).forEach(l -> links.putIfAbsent(l.name(), l));
    }
    boolean whole = files.contains(STATUS_ALL) && reading.whole(STATUS_ALL);
    return files.isEmpty()
        ? Optional.empty()
        : Optional.of(new Parsed<>(List.copyOf(links.values()), files, whole));
  }

  private static List<NetworkdLink> blocks(List<Line> lines) {
    List<NetworkdLink> links = new ArrayList<>();
    for (Line line : lines) {
      Matcher head = BLOCK.matcher(line.text());
      String text = line.text().strip();
      if (head.matches()) {
        links.add(
            new NetworkdLink(
                Integer.parseInt(head.group(1)),
                head.group(2),
                "",
                "",
                Optional.empty(),
                line.evidence()));
      } else if (!links.isEmpty() && text.startsWith("State: ")) {
        Matcher state = STATE.matcher(text.substring(7));
        if (state.matches()) {
          NetworkdLink last = links.removeLast();
          links.add(
              new NetworkdLink(
                  last.index(),
                  last.name(),
                  state.group(2),
                  state.group(1),
                  last.networkFile(),
                  line.evidence()));
        }
      } else if (!links.isEmpty() && text.startsWith("Network File: ")) {
        links.add(withFile(links.removeLast(), text.substring(14).strip()));
      }
    }
    return List.copyOf(links);
  }

  private static NetworkdLink withFile(NetworkdLink link, String file) {
    return new NetworkdLink(
        link.index(),
        link.name(),
        link.setupState(),
        link.operationalState(),
        Optional.of(file).filter(f -> !f.equals("n/a")),
        link.evidence());
  }

  private static Parsed<List<NetworkdLink>> withFiles(
      Parsed<List<NetworkdLink>> list, Optional<Parsed<List<NetworkdLink>>> status) {
    Map<String, String> files = new LinkedHashMap<>();
    status.stream()
        .flatMap(s -> s.value().stream())
        .forEach(l -> l.networkFile().ifPresent(f -> files.put(l.name(), f)));
    return new Parsed<>(
        list.value().stream().map(l -> withFile(l, files.getOrDefault(l.name(), "n/a"))).toList(),
        list.files(),
        list.whole());
  }

  private static NetworkdLink cited(NetworkdLink link, Evidence evidence) {
    return new NetworkdLink(
        link.index(),
        link.name(),
        link.setupState(),
        link.operationalState(),
        link.networkFile(),
        evidence);
  }
}
