package dev.plumbline.model.parse.eks;

import dev.plumbline.model.Captured;
import dev.plumbline.model.Evidence;
import dev.plumbline.model.eks.CniRecord;
import dev.plumbline.model.parse.text.Json;
import dev.plumbline.model.parse.text.Line;
import dev.plumbline.model.parse.text.Parsed;
import dev.plumbline.model.parse.text.Reading;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Logs below {@code /var/log/aws-routed-eni}: one JSON object a line; before about v1.6 {@code time
 * [LEVEL] text}. A line that is neither is kept as text, since people paste pieces of them.
 */
final class CniLogs {
  private static final JsonMapper JSON = new JsonMapper();
  private static final Pattern PLAIN =
      Pattern.compile(
          "(\\d{4}-\\d\\d-\\d\\dT[\\d:.]+(?:Z|[+-]\\d\\d:?\\d\\d)) \\[(\\w+)\\]\\s*(.*)");

  private CniLogs() {}

  static Captured<List<CniRecord>> read(Reading reading, String file) {
    Optional<List<Line>> lines = reading.lines(file);
    if (lines.isEmpty()) {
      return reading.missing(file);
    }
    List<CniRecord> records = new ArrayList<>();
    for (Line line : lines.get()) {
      if (!line.blank()) {
        records.add(record(line));
      }
    }
    return new Parsed<>(List.copyOf(records), List.of(file), reading.whole(file)).captured();
  }

  private static CniRecord record(Line line) {
    String text = line.text().strip();
    int brace = text.indexOf('{');
    if (brace >= 0 && text.endsWith("}") && text.contains("\"msg\"")) {
      try {
        return json(JSON.readTree(text.substring(brace)), line.evidence());
      } catch (JacksonException e) {
        return new CniRecord(Optional.empty(), "", text, line.evidence()); // kept as text
      }
    }
    Matcher plain = PLAIN.matcher(text);
    return plain.matches()
        ? new CniRecord(
            time(plain.group(1)),
            plain.group(2).toLowerCase(Locale.ROOT),
            plain.group(3),
            line.evidence())
        : new CniRecord(Optional.empty(), "", text, line.evidence());
  }

  private static CniRecord json(JsonNode node, Evidence evidence) {
    StringBuilder message = new StringBuilder(Json.text(node, "msg"));
    node.properties().stream()
        .filter(p -> !List.of("level", "ts", "caller", "msg").contains(p.getKey()))
        .forEach(p -> message.append(" \"").append(p.getKey()).append("\":").append(p.getValue()));
    return new CniRecord(
        time(Json.text(node, "ts")), Json.text(node, "level"), message.toString(), evidence);
  }

  private static Optional<Instant> time(String text) {
    try {
      return Optional.of(OffsetDateTime.parse(text).toInstant());
    } catch (DateTimeException e) {
      return Optional.empty(); // the record counts by its place
    }
  }
}
