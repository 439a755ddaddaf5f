package dev.plumbline.session;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The agent's first frame, in sessions that have a handshake: ports, non-interactive commands, and
 * every session that is encrypted.
 *
 * @param agentVersion four numbers
 */
public record HandshakeRequest(String agentVersion, List<RequestedAction> actions) {
  /** A shell in a terminal. */
  public static final String SHELL = "Standard_Stream";

  /** A command in a terminal. */
  public static final String INTERACTIVE = "InteractiveCommands";

  /** A command without a terminal, with an exit code. */
  public static final String NON_INTERACTIVE = "NonInteractiveCommands";

  /** Bytes of a TCP connection, or several in smux. */
  public static final String PORT = "Port";

  /** Keeps its own copy. */
  public HandshakeRequest {
    actions = List.copyOf(actions);
  }

  /** The payload. */
  public String json() {
    ObjectNode root = Messages.object().put("AgentVersion", agentVersion);
    ArrayNode list = root.putArray("RequestedClientActions");
    for (RequestedAction action : actions) {
      ObjectNode one = list.addObject().put("ActionType", action.type());
      switch (action) {
        case RequestedAction.SessionType(String type, Map<String, String> properties) -> {
          ObjectNode parameters = one.putObject("ActionParameters").put("SessionType", type);
          if (properties.isEmpty()) {
            parameters.putNull("Properties");
          } else {
            ObjectNode values = parameters.putObject("Properties");
            new TreeMap<>(properties).forEach(values::put);
          }
        }
        case RequestedAction.KmsEncryption(String key, Optional<String> challenge) -> {
          ObjectNode parameters = one.putObject("ActionParameters").put("KMSKeyId", key);
          challenge.ifPresent(c -> parameters.put("Challenge", c));
        }
        case RequestedAction.Unknown ignored -> one.putObject("ActionParameters");
      }
    }
    return Messages.text(root);
  }

  /**
   * @throws FrameException when it is no JSON object
   */
  public static HandshakeRequest parse(Frame frame) throws FrameException {
    JsonNode root = Messages.read("handshake request", frame.text());
    List<RequestedAction> actions = new ArrayList<>();
    for (JsonNode action : root.path("RequestedClientActions")) {
      actions.add(action(action));
    }
    return new HandshakeRequest(Messages.string(root, "AgentVersion"), actions);
  }

  private static RequestedAction action(JsonNode action) {
    JsonNode parameters = action.path("ActionParameters");
    String type = Messages.string(action, "ActionType");
    return switch (type) {
      case RequestedAction.SessionType.NAME ->
          new RequestedAction.SessionType(
              Messages.string(parameters, "SessionType"), texts(parameters.path("Properties")));
      case RequestedAction.KmsEncryption.NAME ->
          new RequestedAction.KmsEncryption(
              Messages.string(parameters, "KMSKeyId"), Messages.optional(parameters, "Challenge"));
      default -> new RequestedAction.Unknown(type);
    };
  }

  private static Map<String, String> texts(JsonNode object) {
    Map<String, String> texts = new TreeMap<>();
    object
        .properties()
        .forEach(
            e -> {
              if (e.getValue().isString()) {
                texts.put(e.getKey(), e.getValue().asString());
              }
            });
    return texts;
  }
}
