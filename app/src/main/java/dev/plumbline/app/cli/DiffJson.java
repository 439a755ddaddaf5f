package dev.plumbline.app.cli;

import dev.plumbline.path.Attribution;
import dev.plumbline.path.diff.Difference;
import dev.plumbline.path.diff.Side;
import dev.plumbline.path.diff.SnapshotDiff;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;

/** The answer of {@code plumbline diff --json}: one object. */
final class DiffJson {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private DiffJson() {}

  /** One line without line end. */
  static String text(String first, String second, SnapshotDiff diff) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("first", first);
    json.put("second", second);
    json.put("differences", diff.differences().stream().map(DiffJson::difference).toList());
    json.put(
        "not_compared",
        diff.notCompared().stream()
            .map(n -> Map.of("section", n.section().word(), "why", n.why()))
            .toList());
    return MAPPER.writeValueAsString(json);
  }

  private static Map<String, Object> difference(Difference difference) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("section", difference.section().word());
    json.put("kind", difference.kind().word());
    json.put("subject", difference.subject());
    difference.family().ifPresent(f -> json.put("family", f.number()));
    if (!difference.table().isEmpty()) {
      json.put("table", difference.table());
    }
    if (!difference.changes().isEmpty()) {
      json.put("changes", difference.changes());
    }
    difference.because().ifPresent(b -> json.put("because", b));
    Optional<Side> told = difference.second().or(difference::first);
    told.ifPresent(s -> json.put("owner", owner(s.owner())));
    difference.first().ifPresent(s -> json.put("first", side(s)));
    difference.second().ifPresent(s -> json.put("second", side(s)));
    return json;
  }

  private static Map<String, Object> owner(Attribution owner) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("name", owner.owner().label());
    owner.version().ifPresent(v -> json.put("version", v));
    json.put("confidence", owner.confidence().word());
    json.put("reason", owner.reason());
    return json;
  }

  private static Map<String, Object> side(Side side) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("text", side.text());
    json.put("owner", side.owner().label());
    json.put("evidence", EvidenceJson.of(side.evidence()));
    return json;
  }
}
