package dev.plumbline.model.parse.envoy;

import dev.plumbline.model.Captured;
import dev.plumbline.model.envoy.Listener;
import dev.plumbline.model.parse.text.Json;
import dev.plumbline.model.parse.text.JsonArray;
import dev.plumbline.model.parse.text.Line;
import dev.plumbline.model.parse.text.Reading;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** {@code /listeners}, as JSON or as {@code name::address:port} lines; nothing when it has none. */
final class EnvoyListeners {
  private static final String FILE = "envoy-listeners.json";
  private static final Pattern ROW = Pattern.compile("(\\S+?)::(\\S+):(\\d{1,5})\\s*");

  private EnvoyListeners() {}

  static Captured<List<Listener>> read(Reading reading) {
    Optional<String> text = reading.text(FILE);
    if (text.isEmpty()) {
      return reading.missing(FILE);
    }
    if (text.get().stripLeading().startsWith("{")) {
      return JsonArray.in(reading, FILE, text.get(), "listener_statuses")
          .<Captured<List<Listener>>>map(
              a -> new Captured.Known<>(json(a), List.of(FILE), a.whole() && reading.whole(FILE)))
          .orElseGet(() -> reading.missing(FILE));
    }
    List<Listener> listeners = new ArrayList<>();
    for (Line line : reading.lines(FILE).orElse(List.of())) {
      Matcher row = ROW.matcher(line.text());
      if (row.matches()) {
        listeners.add(
            new Listener(
                row.group(1), row.group(2), Integer.parseInt(row.group(3)), line.evidence()));
      }
    }
    return text.get().isBlank() || !listeners.isEmpty()
        ? new Captured.Known<>(List.copyOf(listeners), List.of(FILE), reading.whole(FILE))
        : reading.missing(FILE);
  }

  private static List<Listener> json(JsonArray array) {
    List<Listener> listeners = new ArrayList<>();
    for (int i = 0; i < array.size(); i++) {
      JsonNode socket = array.node(i).path("local_address").path("socket_address");
      String name = Json.text(array.node(i), "name");
      listeners.add(
          new Listener(
              name,
              Json.text(socket, "address"),
              Json.number(socket, "port_value", 0),
              array.at(i, '"' + name + '"')));
    }
    return List.copyOf(listeners);
  }
}
