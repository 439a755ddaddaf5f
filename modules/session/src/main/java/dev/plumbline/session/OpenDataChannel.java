package dev.plumbline.session;

import java.util.UUID;
import tools.jackson.databind.JsonNode;

/**
 * The first message after the upgrade, as a text frame; it has no answer.
 *
 * @param request new for each connection
 * @param token of StartSession or ResumeSession; secret, so it is in no {@link #toString}
 * @param client the same for the whole session, and for no other
 * @param clientVersion four numbers; the agent chooses its behaviour by it
 */
public record OpenDataChannel(UUID request, String token, String client, String clientVersion) {
  private static final String SCHEMA = "1.0";

  /** As it is sent. */
  public String json() {
    return Messages.text(
        Messages.object()
            .put("MessageSchemaVersion", SCHEMA)
            .put("RequestId", request.toString())
            .put("TokenValue", token)
            .put("ClientId", client)
            .put("ClientVersion", clientVersion));
  }

  /**
   * @throws FrameException when it is no JSON, or its request id is no UUID
   */
  public static OpenDataChannel parse(String json) throws FrameException {
    JsonNode node = Messages.read("opening message", json);
    try {
      return new OpenDataChannel(
          UUID.fromString(Messages.string(node, "RequestId")),
          Messages.string(node, "TokenValue"),
          Messages.string(node, "ClientId"),
          Messages.string(node, "ClientVersion"));
    } catch (IllegalArgumentException e) {
      throw new FrameException("the opening message has no request id");
    }
  }

  @Override
  public String toString() {
    return "OpenDataChannel[request=" + request + ", client=" + client + "]";
  }
}
