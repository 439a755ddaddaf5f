package dev.plumbline.session;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/**
 * Says that a stream frame arrived.
 *
 * @param type of the frame that arrived
 * @param id of the frame that arrived
 * @param sequence of the frame that arrived; the sender knows it by this
 */
public record Acknowledgement(String type, UUID id, long sequence) {
  private static final long FLAGS = 3;

  /** For a frame that arrived. */
  public static Acknowledgement of(Frame frame) {
    return new Acknowledgement(frame.type(), frame.id(), frame.sequence());
  }

  /** As a frame of its own. */
  public Frame frame(UUID own, long now) {
    byte[] json = json().getBytes(StandardCharsets.UTF_8);
    return new Frame(MessageType.ACKNOWLEDGE, now, 0, FLAGS, own, 0, ByteBuffer.wrap(json));
  }

  /** The payload. */
  public String json() {
    return Messages.text(
        Messages.object()
            .put("AcknowledgedMessageType", type)
            .put("AcknowledgedMessageId", id.toString())
            .put("AcknowledgedMessageSequenceNumber", sequence)
            .put("IsSequentialMessage", true));
  }

  /**
   * @throws FrameException when it names no frame
   */
  public static Acknowledgement parse(Frame frame) throws FrameException {
    JsonNode node = Messages.read("acknowledgement", frame.text());
    JsonNode sequence = node.path("AcknowledgedMessageSequenceNumber");
    if (!sequence.isIntegralNumber() || !sequence.canConvertToLong()) {
      throw new FrameException("the acknowledgement names no sequence number");
    }
    try {
      return new Acknowledgement(
          Messages.string(node, "AcknowledgedMessageType"),
          UUID.fromString(Messages.string(node, "AcknowledgedMessageId")),
          sequence.asLong());
    } catch (IllegalArgumentException e) {
      throw new FrameException("the acknowledgement names no message id");
    }
  }
}
