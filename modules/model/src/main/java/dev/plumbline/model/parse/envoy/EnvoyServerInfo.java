package dev.plumbline.model.parse.envoy;

import dev.plumbline.model.Captured;
import dev.plumbline.model.Evidence;
import dev.plumbline.model.envoy.ServerInfo;
import dev.plumbline.model.parse.text.Json;
import dev.plumbline.model.parse.text.JsonArray;
import dev.plumbline.model.parse.text.JsonElements;
import dev.plumbline.model.parse.text.Line;
import dev.plumbline.model.parse.text.Reading;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** {@code /server_info}: one object; durations are texts such as {@code 9011s}. */
final class EnvoyServerInfo {
  private static final String FILE = "envoy-server_info.json";
  private static final Pattern STATE = Pattern.compile("\"state\"\\s*:\\s*\"(\\w+)\"");
  private static final Pattern NODE =
      Pattern.compile("\"node\"\\s*:\\s*\\{\\s*\"id\"\\s*:\\s*\"([^\"]*)\"");

  private EnvoyServerInfo() {}

  static Captured<ServerInfo> read(Reading reading) {
    Optional<String> text = reading.text(FILE).filter(t -> !t.isBlank());
    if (text.isEmpty()) {
      return reading.missing(FILE);
    }
    JsonElements read = JsonElements.read(reading, FILE, text.get());
    if (!read.elements().isEmpty()) {
      JsonNode info = read.elements().getFirst().node();
      return Captured.known(
          info(
              text.get(),
              Json.text(info, "version"),
              Json.text(info, "state"),
              uptime(Json.text(info, "uptime_current_epoch")),
              Json.text(info.path("node"), "id")),
          FILE);
    }
    Matcher state = STATE.matcher(text.get());
    Matcher node = NODE.matcher(text.get());
    return state.find()
        ? new Captured.Known<>(
            info(
                text.get(), "", state.group(1), Optional.empty(), node.find() ? node.group(1) : ""),
            List.of(FILE),
            false)
        : reading.missing(FILE);
  }

  private static ServerInfo info(
      String text, String version, String state, Optional<Duration> uptime, String node) {
    String[] parts = version.split("/", -1);
    return new ServerInfo(
        parts.length > 1 ? parts[1] : version,
        state,
        uptime,
        node,
        place(text, state),
        place(text, node));
  }

  private static Optional<Duration> uptime(String words) {
    OptionalLong seconds = Json.number(words.replaceFirst("(\\.\\d+)?s$", ""));
    return seconds.isPresent()
        ? Optional.of(Duration.ofSeconds(seconds.getAsLong()))
        : Optional.empty();
  }

  private static Evidence place(String text, String words) {
    List<Line> lines = Line.of(FILE, text, Reading.MOST_ENTRIES);
    return lines.stream()
        .filter(l -> !words.isEmpty() && l.text().contains('"' + words + '"'))
        .findFirst()
        .map(l -> new Evidence(FILE, l.number(), JsonArray.around(l.text().strip(), words)))
        .orElse(Evidence.file(FILE));
  }
}
