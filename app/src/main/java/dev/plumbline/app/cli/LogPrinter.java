package dev.plumbline.app.cli;

import dev.plumbline.logs.LogLine;
import dev.plumbline.logs.LogSource;
import dev.plumbline.logs.Signature;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Prints log rows as text or as JSON lines. */
record LogPrinter(PrintWriter out, boolean json, boolean explain, List<LogSource> sources) {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  void print(LogLine line) {
    if (json) {
      out.println(JSON.writeValueAsString(object(line)));
      return;
    }
    String kind = line.kind() == LogLine.Kind.LINE ? "" : line.kind() + ": ";
    String program = line.identifier().isEmpty() ? title(line) : line.identifier();
    String pid = line.pid().isPresent() ? "[" + line.pid().getAsLong() + "]" : "";
    out.println(
        "%-27s %s%s: %s%s"
            .formatted(
                line.time().map(Object::toString).orElse(""),
                Terminal.safe(program),
                pid,
                kind,
                Terminal.safe(line.message())));
    if (explain) {
      line.mark().ifPresent(this::explain);
    }
  }

  private void explain(Signature mark) {
    String severity = mark.severity().name().toLowerCase(Locale.ROOT);
    out.println("    " + severity + ": " + mark.title() + ". " + mark.meaning());
    mark.fix().ifPresent(fix -> out.println("    fix: " + fix));
  }

  private String title(LogLine line) {
    return sources.stream()
        .filter(s -> s.id().equals(line.source()))
        .map(LogSource::title)
        .findFirst()
        .orElse("host");
  }

  private ObjectNode object(LogLine line) {
    ObjectNode node = JSON.createObjectNode();
    line.time().ifPresent(time -> node.put("time", time.toString()));
    node.put("kind", line.kind().name().toLowerCase(Locale.ROOT));
    node.put("source", line.source());
    put(node, "unit", line.unit());
    put(node, "identifier", line.identifier());
    line.pid().ifPresent(pid -> node.put("pid", pid));
    line.level().ifPresent(level -> node.put("level", level));
    node.put("message", line.message());
    if (line.late()) {
      node.put("late", true);
    }
    line.mark().ifPresent(mark -> put(node.putObject("signature"), mark));
    line.evidence().ifPresent(e -> node.put("evidence", e.place()));
    return node;
  }

  private static void put(ObjectNode node, Signature mark) {
    node.put("id", mark.id());
    node.put("severity", mark.severity().name().toLowerCase(Locale.ROOT));
    node.put("title", mark.title());
    node.put("meaning", mark.meaning());
    mark.fix().ifPresent(fix -> node.put("fix", fix));
  }

  private static void put(ObjectNode node, String key, String value) {
    if (!value.isEmpty()) {
      node.put(key, value);
    }
  }
}
