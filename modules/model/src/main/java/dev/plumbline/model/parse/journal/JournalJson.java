package dev.plumbline.model.parse.journal;

import dev.plumbline.model.Evidence;
import dev.plumbline.model.JournalLine;
import dev.plumbline.model.parse.text.Json;
import dev.plumbline.model.parse.text.JsonElements;
import dev.plumbline.model.parse.text.Line;
import dev.plumbline.model.parse.text.Parsed;
import dev.plumbline.model.parse.text.Reading;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import tools.jackson.databind.JsonNode;

/**
 * Journal records from {@code journalctl -o json}. MESSAGE is a text, an array of byte values (not
 * UTF-8, or with control characters), an array of texts (a repeated field), null (4,096 bytes or
 * more) or absent (systemd journal-fields, JSON format).
 */
final class JournalJson {
  private static final String TOO_LONG = "[message of 4,096 bytes or more, left out by journalctl]";

  private JournalJson() {}

  static Parsed<List<JournalLine>> read(Reading reading, String file, String text) {
    JsonElements json = JsonElements.read(reading, file, text);
    List<JournalLine> records = new ArrayList<>();
    for (JsonElements.Element element : json.elements()) {
      records.add(record(element.node(), element.evidence()));
    }
    return new Parsed<>(List.copyOf(records), List.of(file), json.whole() && reading.whole(file));
  }

  private static JournalLine record(JsonNode node, Evidence evidence) {
    OptionalLong micros = Json.number(node, "_SOURCE_REALTIME_TIMESTAMP");
    if (micros.isEmpty()) {
      micros = Json.number(node, "__REALTIME_TIMESTAMP");
    }
    String message = text(node.path("MESSAGE"));
    OptionalLong pid = Json.number(node, "_PID");
    return new JournalLine(
        micros.isEmpty()
            ? Optional.empty()
            : Optional.of(Instant.EPOCH.plus(micros.getAsLong(), ChronoUnit.MICROS)),
        true,
        first(node, "SYSLOG_IDENTIFIER", "_COMM"),
        pid.isPresent() ? pid : Json.number(node, "SYSLOG_PID"),
        first(node, "UNIT", "USER_UNIT", "OBJECT_SYSTEMD_UNIT", "_SYSTEMD_UNIT"),
        priority(node),
        message,
        new Evidence(evidence.file(), evidence.line(), Line.shortened(message)));
  }

  private static OptionalInt priority(JsonNode node) {
    int value = Json.number(node, "PRIORITY", -1);
    return value >= 0 && value <= 7 ? OptionalInt.of(value) : OptionalInt.empty();
  }

  private static String first(JsonNode node, String... keys) {
    for (String key : keys) {
      String value = text(node.path(key));
      if (!value.isEmpty()) {
        return value;
      }
    }
    return "";
  }

  private static String text(JsonNode value) {
    if (value.isNull()) {
      return TOO_LONG;
    }
    if (!value.isArray()) {
      return Reading.clean(value.asString(""));
    }
    if (value.isEmpty() || !value.path(0).isNumber()) {
      return String.join("\n", value.valueStream().map(JournalJson::text).toList());
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    value.values().forEach(b -> bytes.write(b.asInt(0)));
    return Reading.clean(bytes.toString(StandardCharsets.UTF_8));
  }
}
