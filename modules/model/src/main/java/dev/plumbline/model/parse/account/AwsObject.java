package dev.plumbline.model.parse.account;

import dev.plumbline.model.Evidence;
import dev.plumbline.model.parse.text.Json;
import java.util.Collection;
import tools.jackson.databind.JsonNode;

/**
 * One object of an answer that has an id.
 *
 * @param evidence where it begins
 */
record AwsObject(String id, JsonNode node, Evidence evidence, AwsAnswer answer) {
  /** A field as text, empty where it is absent. */
  String text(String key) {
    return Json.text(node, key);
  }

  /** The objects in one of its lists. */
  Collection<JsonNode> items(String list) {
    return node.path(list).values();
  }

  /** A line of this object. */
  Evidence inside(String words) {
    return answer.inside(words);
  }
}
