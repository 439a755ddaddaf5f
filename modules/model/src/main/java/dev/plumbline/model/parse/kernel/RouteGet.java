package dev.plumbline.model.parse.kernel;

import dev.plumbline.model.Evidence;
import dev.plumbline.model.KernelAnswer;
import dev.plumbline.model.imds.ImdsAddress;
import dev.plumbline.model.parse.text.Json;
import dev.plumbline.model.parse.text.JsonElements;
import dev.plumbline.model.parse.text.Reading;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/** The kernel's own answers to {@code ip route get}, one object a line. */
public final class RouteGet {
  private static final String FILE = "route-get.jsonl";
  private static final String IMDS = "route-get-imds.json";
  private static final String IMDS_TEXT = "route-get-imds.txt";
  private static final Map<String, String> TO_IMDS =
      Map.of("family", "4", "dst", ImdsAddress.V4.toString());
  private static final String REFUSAL = "RTNETLINK answers: ";

  private RouteGet() {}

  public static List<KernelAnswer> read(Reading reading) {
    List<KernelAnswer> answers = new ArrayList<>();
    reading
        .text(FILE)
        .map(text -> JsonElements.read(reading, FILE, text).elements())
        .orElse(List.of())
        .forEach(e -> answers.add(answer(e.node(), e.evidence())));
    if (answers.stream().noneMatch(a -> TO_IMDS.equals(plain(a)))) {
      toImds(reading).ifPresent(answers::add);
    }
    return List.copyOf(answers);
  }

  private static Map<String, String> plain(KernelAnswer answer) {
    Map<String, String> query = new LinkedHashMap<>(answer.query());
    query.remove("command");
    return query;
  }

  /** The answer of {@code ip route get 169.254.169.254}, as JSON or as the text of its refusal. */
  private static Optional<KernelAnswer> toImds(Reading reading) {
    Optional<KernelAnswer> way =
        reading
            .text(IMDS)
            .flatMap(text -> JsonElements.read(reading, IMDS, text).elements().stream().findFirst())
            .map(e -> answer(TO_IMDS, e.node(), "", e.evidence()));
    return way.or(
        () ->
            reading.rawLines(IMDS_TEXT).stream()
                .flatMap(List::stream)
                .filter(l -> l.text().startsWith(REFUSAL))
                .findFirst()
                .map(
                    l ->
                        answer(
                            TO_IMDS,
                            MissingNode.getInstance(),
                            l.text().substring(REFUSAL.length()).strip(),
                            l.evidence())));
  }

  private static KernelAnswer answer(JsonNode node, Evidence evidence) {
    Map<String, String> query = new LinkedHashMap<>();
    node.path("query")
        .properties()
        .forEach(p -> query.put(p.getKey(), p.getValue().asString(p.getValue().toString())));
    String stderr = Json.text(node, "stderr").strip();
    int at = stderr.indexOf(REFUSAL);
    String error = at < 0 ? stderr : stderr.substring(at + REFUSAL.length());
    boolean answered = Json.number(node, "exit", 0) == 0;
    return answer(
        Collections.unmodifiableMap(query),
        node.path("result").path(0),
        answered ? "" : error.lines().findFirst().orElse("failed"),
        evidence);
  }

  private static KernelAnswer answer(
      Map<String, String> query, JsonNode result, String error, Evidence evidence) {
    return new KernelAnswer(
        query,
        Json.optional(result, "dev"),
        Json.address(result, "gateway").or(() -> Json.address(result.path("via"), "host")),
        Json.address(result, "prefsrc"),
        Json.optional(result, "type").orElse("unicast"),
        Json.text(result, "table"),
        error,
        evidence);
  }
}
