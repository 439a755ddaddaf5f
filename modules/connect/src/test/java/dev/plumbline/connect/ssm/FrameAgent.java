package dev.plumbline.connect.ssm;

import dev.plumbline.session.ChannelClosed;
import dev.plumbline.session.Frame;
import dev.plumbline.session.HandshakeComplete;
import dev.plumbline.session.HandshakeRequest;
import dev.plumbline.session.MessageType;
import dev.plumbline.session.PayloadType;
import dev.plumbline.session.RequestedAction;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Frames as an agent makes them; it counts, and nothing more. */
final class FrameAgent {
  private long next;

  Frame frame(PayloadType type, byte[] payload) {
    return frame(next++, type, payload);
  }

  static Frame frame(long sequence, PayloadType type, byte[] payload) {
    return new Frame(
        MessageType.OUTPUT,
        1_700_000_000_000L,
        sequence,
        sequence == 0 ? 1 : 0,
        UUID.randomUUID(),
        type.code(),
        ByteBuffer.wrap(payload));
  }

  Frame output(String text) {
    return frame(PayloadType.OUTPUT, utf8(text));
  }

  Frame request(String version, RequestedAction... actions) {
    return frame(
        PayloadType.HANDSHAKE_REQUEST,
        utf8(new HandshakeRequest(version, List.of(actions)).json()));
  }

  static RequestedAction shell() {
    return new RequestedAction.SessionType(HandshakeRequest.SHELL, Map.of());
  }

  static RequestedAction port(Map<String, String> properties) {
    return new RequestedAction.SessionType(HandshakeRequest.PORT, properties);
  }

  Frame complete() {
    return frame(
        PayloadType.HANDSHAKE_COMPLETE, utf8(new HandshakeComplete(Duration.ZERO, "").json()));
  }

  static Frame closed(String output) {
    UUID id = UUID.randomUUID();
    String json =
        new ChannelClosed(FakeAccount.SESSION, output)
            .json(id, 1_700_000_000_000L, FakeAccount.TARGET);
    return other(MessageType.CHANNEL_CLOSED, utf8(json));
  }

  static Frame other(String type, byte[] payload) {
    return new Frame(
        type, 1_700_000_000_000L, 0, 0, UUID.randomUUID(), 0, ByteBuffer.wrap(payload));
  }

  static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
