package dev.plumbline.model.parse.imds;

import dev.plumbline.model.Captured;
import dev.plumbline.model.Metadata;
import dev.plumbline.model.Metadata.Interface;
import dev.plumbline.model.Metadata.Value;
import dev.plumbline.model.parse.text.Json;
import dev.plumbline.model.parse.text.Line;
import dev.plumbline.model.parse.text.Parsed;
import dev.plumbline.model.parse.text.Reading;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Instance metadata, lines of key, value and HTTP status. */
public final class Imds {
  private static final String FILE = "imds.txt";
  private static final String MACS = "network/interfaces/macs/";
  private static final Pattern ROW = Pattern.compile("([^\\t]+)\\t(.*?)\\t? *(\\d{3})\\s*");
  private static final Pattern OF_MAC = Pattern.compile(MACS + "([0-9A-Fa-f:]{17})/(.+)");

  private Imds() {}

  public static Captured<Metadata> read(Reading reading) {
    Optional<List<Line>> lines = reading.lines(FILE);
    if (lines.isEmpty()) {
      return reading.missing(FILE);
    }
    Map<String, Value> values = new LinkedHashMap<>();
    for (Line line : lines.get()) {
      Matcher row = ROW.matcher(line.text());
      if (row.matches()) {
        String key = row.group(1).strip();
        values.put(key, value(key, row, line));
      } else if (!line.blank()) {
        reading.problem(
            FILE, line.number(), "is no key, value and status, skipped: " + line.evidence().text());
      }
    }
    return new Parsed<>(
            new Metadata(Collections.unmodifiableMap(values), interfaces(values)),
            List.of(FILE),
            reading.whole(FILE))
        .captured();
  }

  private static Value value(String key, Matcher row, Line line) {
    String text = row.group(2).strip();
    OptionalLong status = Json.number(row.group(3));
    List<String> items =
        status.orElse(0) != 200 || text.isEmpty() ? List.of() : List.of(text.split("\\s+"));
    return new Value(key, items, (int) status.orElse(0), line.evidence());
  }

  /**
   * The interfaces that metadata lists, and those asked by MAC; one whose every key is unknown
   * there (404) and which is not listed is no network interface of the instance.
   */
  private static List<Interface> interfaces(Map<String, Value> values) {
    Map<String, Map<String, Value>> byMac = new LinkedHashMap<>();
    List<String> listed =
        Optional.ofNullable(values.get(MACS)).map(Value::items).orElse(List.of()).stream()
            .map(mac -> mac.replace("/", "").toLowerCase(Locale.ROOT))
            .toList();
    values.forEach(
        (key, value) -> {
          Matcher matcher = OF_MAC.matcher(key);
          if (matcher.matches()) {
            byMac
                .computeIfAbsent(
                    matcher.group(1).toLowerCase(Locale.ROOT), m -> new LinkedHashMap<>())
                .put(matcher.group(2), value);
          }
        });
    listed.forEach(mac -> byMac.computeIfAbsent(mac, m -> new LinkedHashMap<>()));
    List<Interface> interfaces = new ArrayList<>();
    byMac.forEach(
        (mac, own) -> {
          if (listed.contains(mac) || own.values().stream().anyMatch(v -> v.status() != 404)) {
            interfaces.add(new Interface(mac, Collections.unmodifiableMap(own)));
          }
        });
    return List.copyOf(interfaces);
  }
}
