package dev.plumbline.session;

import java.time.Duration;
import tools.jackson.databind.JsonNode;

/**
 * The agent's last word of a handshake; what the client sent before it was thrown away.
 *
 * @param took on the wire in nanoseconds
 * @param message of the account's preferences, to be shown; often empty
 */
public record HandshakeComplete(Duration took, String message) {
  /** The payload. */
  public String json() {
    return Messages.text(
        Messages.object()
            .put("HandshakeTimeToComplete", took.toNanos())
            .put("CustomerMessage", message));
  }

  /**
   * @throws FrameException when it is no JSON object
   */
  public static HandshakeComplete parse(Frame frame) throws FrameException {
    JsonNode node = Messages.read("end of the handshake", frame.text());
    return new HandshakeComplete(
        Duration.ofNanos(node.path("HandshakeTimeToComplete").asLong(0)),
        Messages.string(node, "CustomerMessage"));
  }
}
