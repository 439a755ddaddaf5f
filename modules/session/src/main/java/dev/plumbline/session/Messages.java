package dev.plumbline.session;

import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The JSON of payloads, read leniently: what is missing is empty, what is not known is left out.
 */
final class Messages {
  private static final ObjectMapper JSON = new ObjectMapper();

  private Messages() {}

  static ObjectNode object() {
    return JSON.createObjectNode();
  }

  static String text(ObjectNode node) {
    return JSON.writeValueAsString(node);
  }

  /**
   * @param what names the message in the error: {@code handshake request}
   * @throws FrameException when the text is no JSON object
   */
  static JsonNode read(String what, String text) throws FrameException {
    try {
      JsonNode node = JSON.readTree(text);
      if (node.isObject()) {
        return node;
      }
    } catch (JacksonException e) {
      throw new FrameException("the " + what + " is no JSON: " + e.getOriginalMessage());
    }
    throw new FrameException("the " + what + " is no JSON object");
  }

  /** A text of an object; empty when it is missing, null or not a text. */
  static String string(JsonNode node, String key) {
    return node.path(key).asString("");
  }

  /** As {@link #string}, absent when there is none. */
  static Optional<String> optional(JsonNode node, String key) {
    return Optional.of(string(node, key)).filter(s -> !s.isEmpty());
  }
}
