package dev.plumbline.app.cli;

import dev.plumbline.model.Evidence;
import java.util.LinkedHashMap;
import java.util.Map;

/** A line of the recording as JSON. */
final class EvidenceJson {
  private EvidenceJson() {}

  /** File and line; without the line where the whole file is meant. */
  static Map<String, Object> place(Evidence evidence) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("file", evidence.file());
    if (evidence.line() > 0) {
      json.put("line", evidence.line());
    }
    return json;
  }

  /** The same with what stands there. */
  static Map<String, Object> of(Evidence evidence) {
    Map<String, Object> json = place(evidence);
    json.put("text", evidence.text());
    return json;
  }
}
