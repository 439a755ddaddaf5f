package dev.plumbline.lab.aws;

import dev.plumbline.model.Recording;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The answers of several instances' accounts as those of one: lists are joined. */
final class MergedAnswers {
  private static final ObjectMapper JSON = new ObjectMapper();

  private MergedAnswers() {}

  /**
   * @param accounts at least one
   */
  static Recording of(List<Recording> accounts) {
    TreeSet<String> files = new TreeSet<>();
    accounts.forEach(a -> a.files().stream().filter(f -> f.startsWith("aws-")).forEach(files::add));
    Recording whole = accounts.getFirst();
    for (String file : files) {
      whole = whole.with(file, JSON.writeValueAsBytes(merged(file, accounts)));
    }
    return whole;
  }

  private static ObjectNode merged(String file, List<Recording> accounts) {
    ObjectNode whole = JSON.createObjectNode();
    for (Recording account : accounts) {
      Optional<JsonNode> part =
          account.text(file).filter(t -> !t.isBlank()).map(t -> JSON.readTree(t.strip()));
      part.filter(JsonNode::isObject).ifPresent(p -> p.properties().forEach(e -> add(whole, e)));
    }
    return whole;
  }

  private static void add(ObjectNode whole, java.util.Map.Entry<String, JsonNode> member) {
    if (whole.path(member.getKey()).isArray() && member.getValue().isArray()) {
      ArrayNode list = (ArrayNode) whole.path(member.getKey());
      member
          .getValue()
          .forEach(
              v -> {
                if (list.valueStream().noneMatch(v::equals)) {
                  list.add(v);
                }
              });
    } else if (!whole.has(member.getKey())) {
      whole.set(member.getKey(), member.getValue());
    }
  }
}
