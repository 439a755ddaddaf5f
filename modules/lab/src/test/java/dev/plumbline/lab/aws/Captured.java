package dev.plumbline.lab.aws;

import dev.plumbline.session.Frame;
import dev.plumbline.session.FrameException;
import dev.plumbline.session.MessageType;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** What was captured of the original client: whole conversations, and messages by themselves. */
final class Captured {
  private Captured() {}

  static JsonNode read(String name) throws IOException {
    try (InputStream in =
        Objects.requireNonNull(Captured.class.getResourceAsStream(name + ".json"))) {
      return new ObjectMapper().readTree(in);
    }
  }

  /** One message of the client. */
  static Frame message(String name) throws IOException {
    return frame(read(name));
  }

  /** The stream frames that the client sent, as often as it sent them. */
  static List<Frame> sent(String transcript) throws IOException {
    return frames(transcript, "c2s", MessageType.INPUT);
  }

  /** The stream frames that the agent sent. */
  static List<Frame> answered(String transcript) throws IOException {
    return frames(transcript, "s2c", MessageType.OUTPUT);
  }

  private static List<Frame> frames(String transcript, String direction, String type)
      throws IOException {
    List<Frame> frames = new ArrayList<>();
    for (JsonNode node : read("transcript-" + transcript).path("frames")) {
      if (node.path("dir").asString("").equals(direction)
          && node.path("type").asString("").equals(type)) {
        frames.add(frame(node));
      }
    }
    return frames;
  }

  private static Frame frame(JsonNode node) throws FrameException {
    return Frame.decode(ByteBuffer.wrap(hex(node, "hex")));
  }

  /** A captured frame with another number and payload. */
  static Frame changed(Frame frame, long sequence, byte[] payload) {
    return new Frame(
        frame.type(),
        frame.created(),
        sequence,
        frame.flags(),
        new UUID(3, sequence),
        frame.payloadType(),
        ByteBuffer.wrap(payload));
  }

  static byte[] hex(JsonNode node, String member) {
    return HexFormat.of().parseHex(node.path(member).asString());
  }
}
