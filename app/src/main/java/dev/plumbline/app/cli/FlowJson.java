package dev.plumbline.app.cli;

import dev.plumbline.path.Query;
import dev.plumbline.path.trace.Flow;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Questions as JSON: the keys of {@code route-get.jsonl}, and {@code connect}. */
final class FlowJson {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private FlowJson() {}

  /**
   * One line of questions.
   *
   * @param keys as read, for the answer to repeat
   * @param flow empty when it cannot be read
   * @param trouble why
   */
  record Question(Map<String, Object> keys, Optional<Flow> flow, String trouble) {}

  /** Reads {@code {"query": {...}}}, or the query itself. */
  static Question read(String line) {
    Map<String, Object> keys = new LinkedHashMap<>();
    try {
      JsonNode node = MAPPER.readTree(line);
      JsonNode query = node.path("query").isObject() ? node.path("query") : node;
      if (!query.isObject()) {
        return new Question(keys, Optional.empty(), "is no JSON object");
      }
      Map<String, String> words = new LinkedHashMap<>();
      query
          .properties()
          .forEach(
              p -> {
                keys.put(p.getKey(), p.getValue());
                if (!p.getValue().isNull()) {
                  words.put(p.getKey(), word(p.getValue()));
                }
              });
      Optional.ofNullable(words.get("proto")).ifPresent(p -> words.putIfAbsent("ipproto", p));
      return new Question(
          keys, Optional.of(flow(words, Optional.ofNullable(words.get("connect")))), "");
    } catch (JacksonException e) {
      return new Question(keys, Optional.empty(), "is no JSON: " + e.getOriginalMessage());
    } catch (IllegalArgumentException e) {
      return new Question(keys, Optional.empty(), String.valueOf(e.getMessage()));
    }
  }

  /** A value as a word. */
  static String word(Object value) {
    return value instanceof JsonNode node ? node.asString(node.toString()) : value.toString();
  }

  /**
   * The flow that the keys describe.
   *
   * @throws IllegalArgumentException naming the value that cannot be read
   */
  static Flow flow(Map<String, String> keys, Optional<String> connect) {
    Query query = Query.of(keys);
    query
        .from()
        .filter(from -> from.family() != query.family())
        .ifPresent(
            from -> {
              throw new IllegalArgumentException(
                  "source " + from + " and destination " + query.to() + " differ in family");
            });
    return connect
        .map(name -> Flow.of(query, FlowOptions.sender(name)))
        .orElse(Flow.routeGet(query));
  }

  /** The keys of a query. */
  static Map<String, Object> query(Query query) {
    Map<String, Object> keys = new LinkedHashMap<>();
    keys.put("family", query.family().number());
    keys.put("dst", query.to().toString());
    query.from().ifPresent(v -> keys.put("from", v.toString()));
    query.iif().ifPresent(v -> keys.put("iif", v));
    query.oif().ifPresent(v -> keys.put("oif", v));
    if (query.mark() != 0) {
      keys.put("mark", query.mark());
    }
    if (query.tos() != 0) {
      keys.put("tos", query.tos());
    }
    query.protocol().ifPresent(v -> keys.put("ipproto", v));
    query.sourcePort().ifPresent(v -> keys.put("sport", v));
    query.destinationPort().ifPresent(v -> keys.put("dport", v));
    if (query.uid() != 0) {
      keys.put("uid", query.uid());
    }
    return keys;
  }
}
