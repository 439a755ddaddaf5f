package dev.plumbline.session;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The client's answer, one entry for each action asked for.
 *
 * @param clientVersion four numbers
 */
public record HandshakeResponse(String clientVersion, List<ProcessedAction> actions) {
  /** Keeps its own copy. */
  public HandshakeResponse {
    actions = List.copyOf(actions);
  }

  /** Whether the session may go on. */
  public boolean accepted() {
    return actions.stream().allMatch(a -> a.status() == ProcessedAction.Status.SUCCESS);
  }

  /** The payload. */
  public String json() {
    ObjectNode root = Messages.object().put("ClientVersion", clientVersion);
    ArrayNode list = root.putArray("ProcessedClientActions");
    List<String> errors = new ArrayList<>();
    for (ProcessedAction action : actions) {
      ObjectNode one =
          list.addObject()
              .put("ActionType", action.type())
              .put("ActionStatus", action.status().code());
      action.sealing().ifPresentOrElse(s -> put(one, s), () -> one.putNull("ActionResult"));
      one.put("Error", action.error());
      if (!action.error().isEmpty()) {
        errors.add(action.error());
      }
    }
    if (errors.isEmpty()) {
      root.putNull("Errors");
    } else {
      ArrayNode all = root.putArray("Errors");
      errors.forEach(all::add);
    }
    return Messages.text(root);
  }

  private static void put(ObjectNode action, ProcessedAction.Sealing sealing) {
    ObjectNode result =
        action
            .putObject("ActionResult")
            .put("KMSCipherTextKey", sealing.cipherTextKey())
            .putNull("KMSCipherTextHash");
    if (sealing.challengeAcknowledged()) {
      result.put("ChallengeAcknowledgement", true);
    }
  }

  /**
   * @throws FrameException when it is no JSON object
   */
  public static HandshakeResponse parse(Frame frame) throws FrameException {
    JsonNode root = Messages.read("handshake response", frame.text());
    List<ProcessedAction> actions = new ArrayList<>();
    for (JsonNode action : root.path("ProcessedClientActions")) {
      actions.add(action(action));
    }
    return new HandshakeResponse(Messages.string(root, "ClientVersion"), actions);
  }

  /** A number outside the list counts as failed, as it does for the agent. */
  private static ProcessedAction action(JsonNode action) {
    int code = action.path("ActionStatus").asInt(0);
    ProcessedAction.Status[] all = ProcessedAction.Status.values();
    JsonNode result = action.path("ActionResult");
    Optional<ProcessedAction.Sealing> sealing =
        Messages.optional(result, "KMSCipherTextKey")
            .map(
                key ->
                    new ProcessedAction.Sealing(
                        key, result.path("ChallengeAcknowledgement").asBoolean(false)));
    return new ProcessedAction(
        Messages.string(action, "ActionType"),
        code >= 1 && code <= all.length ? all[code - 1] : ProcessedAction.Status.FAILED,
        sealing,
        Messages.string(action, "Error"));
  }
}
