package dev.plumbline.aws.evidence;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Finds texts in an answer. */
final class Tree {
  private Tree() {}

  /** The objects of a list, or of lists inside lists; none where there is no answer. */
  static List<JsonNode> each(Optional<? extends JsonNode> answer, String... lists) {
    Stream<JsonNode> nodes = answer.<JsonNode>map(a -> a).stream();
    for (String list : lists) {
      nodes = nodes.flatMap(n -> n.path(list).values().stream());
    }
    return nodes.toList();
  }

  /** A text; empty where it is not there. */
  static Optional<String> text(JsonNode node, String... path) {
    JsonNode at = node;
    for (String member : path) {
      at = at.path(member);
    }
    return Optional.of(at.asString("")).filter(t -> !t.isEmpty());
  }

  /** The same text of each object that has it, each once. */
  static List<String> texts(List<JsonNode> nodes, String... path) {
    return nodes.stream().flatMap(n -> text(n, path).stream()).distinct().toList();
  }
}
