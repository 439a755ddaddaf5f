package dev.plumbline.model.parse;

import dev.plumbline.model.Evidence;
import dev.plumbline.model.KernelAnswer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** The kernel's own answers to {@code ip route get}, one object a line. */
final class RouteGet {
  private static final String FILE = "route-get.jsonl";
  private static final String REFUSAL = "RTNETLINK answers: ";

  private RouteGet() {}

  static List<KernelAnswer> read(Reading reading) {
    return reading
        .text(FILE)
        .map(
            text -> {
              List<KernelAnswer> answers = new ArrayList<>();
              for (JsonElements.Element element :
                  JsonElements.read(reading, FILE, text).elements()) {
                answers.add(answer(element.node(), element.evidence()));
              }
              return List.copyOf(answers);
            })
        .orElse(List.of());
  }

  private static KernelAnswer answer(JsonNode node, Evidence evidence) {
    Map<String, String> query = new LinkedHashMap<>();
    node.path("query")
        .properties()
        .forEach(p -> query.put(p.getKey(), p.getValue().asString(p.getValue().toString())));
    JsonNode result = node.path("result").path(0);
    String stderr = Json.text(node, "stderr").strip();
    int at = stderr.indexOf(REFUSAL);
    String error = at < 0 ? stderr : stderr.substring(at + REFUSAL.length());
    return new KernelAnswer(
        Collections.unmodifiableMap(query),
        Json.optional(result, "dev"),
        Json.address(result, "gateway").or(() -> Json.address(result.path("via"), "host")),
        Json.address(result, "prefsrc"),
        Json.optional(result, "type").orElse("unicast"),
        Json.text(result, "table"),
        Json.number(node, "exit", 0) == 0 ? "" : error.lines().findFirst().orElse("failed"),
        evidence);
  }
}
