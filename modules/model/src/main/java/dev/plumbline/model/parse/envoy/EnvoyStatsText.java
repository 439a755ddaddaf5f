package dev.plumbline.model.parse.envoy;

import dev.plumbline.model.Captured;
import dev.plumbline.model.Evidence;
import dev.plumbline.model.envoy.EnvoyStats;
import dev.plumbline.model.envoy.EnvoyStats.Stat;
import dev.plumbline.model.parse.text.Json;
import dev.plumbline.model.parse.text.JsonArray;
import dev.plumbline.model.parse.text.Line;
import dev.plumbline.model.parse.text.Reading;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code /stats}: {@code name: number} lines, or the JSON form; the rest is left out. */
final class EnvoyStatsText {
  private static final Pattern NUMBER = Pattern.compile("(\\S.*): (-?\\d{1,19})\\s*");

  private EnvoyStatsText() {}

  static Captured<EnvoyStats> read(Reading reading, String file) {
    Optional<String> text = reading.text(file).filter(t -> !t.isBlank());
    if (text.isEmpty()) {
      return reading.missing(file);
    }
    boolean whole = true;
    Map<String, Stat> stats = new LinkedHashMap<>();
    if (text.get().stripLeading().startsWith("{")) {
      Optional<JsonArray> array = JsonArray.in(reading, file, text.get(), "stats");
      whole = array.map(JsonArray::whole).orElse(false);
      array.ifPresent(a -> json(a, stats));
    } else {
      reading.lines(file).orElse(List.of()).forEach(line -> line(line, stats));
    }
    return stats.isEmpty()
        ? reading.missing(file)
        : new Captured.Known<>(
            new EnvoyStats(Collections.unmodifiableMap(stats)),
            List.of(file),
            whole && reading.whole(file));
  }

  private static void line(Line line, Map<String, Stat> stats) {
    Matcher row = NUMBER.matcher(line.text());
    if (row.matches()) {
      add(row.group(1), Json.number(row.group(2)), line.evidence(), stats);
    }
  }

  private static void json(JsonArray array, Map<String, Stat> stats) {
    for (int i = 0; i < array.size(); i++) {
      String name = Json.text(array.node(i), "name");
      add(name, Json.number(array.node(i), "value"), array.at(i, '"' + name + '"'), stats);
    }
  }

  private static void add(String name, OptionalLong value, Evidence at, Map<String, Stat> stats) {
    if (value.isPresent() && !name.isEmpty()) {
      stats.put(name, new Stat(name, value.getAsLong(), at));
    }
  }
}
