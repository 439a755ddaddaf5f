package dev.plumbline.session;

import java.util.UUID;
import tools.jackson.databind.JsonNode;

/**
 * The end of a session, which the end of its connection is not.
 *
 * @param session its id
 * @param output why; empty for a normal end
 */
public record ChannelClosed(String session, String output) {
  /** The reason without the line that the agent puts before errors of its own. */
  public String reason() {
    return output.replace("----------ERROR-------", "").strip();
  }

  /**
   * The payload.
   *
   * @param frame whose id and date it repeats
   * @param target the instance
   */
  public String json(UUID frame, long created, String target) {
    return Messages.text(
        Messages.object()
            .put("MessageId", frame.toString())
            .put("CreatedDate", Long.toString(created))
            .put("DestinationId", target)
            .put("SessionId", session)
            .put("MessageType", MessageType.CHANNEL_CLOSED)
            .put("SchemaVersion", 1)
            .put("Output", output));
  }

  /**
   * @throws FrameException when it is no JSON object
   */
  public static ChannelClosed parse(Frame frame) throws FrameException {
    JsonNode node = Messages.read("closing message", frame.text());
    return new ChannelClosed(Messages.string(node, "SessionId"), Messages.string(node, "Output"));
  }
}
