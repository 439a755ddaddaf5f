package dev.plumbline.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Frames that are not as they should be. */
class FrameTest {
  private static final UUID ID = new UUID(1, 2);

  private static Frame frame(String text) {
    return new Frame(
        MessageType.OUTPUT,
        1700000000000L,
        7,
        0,
        ID,
        1,
        ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
  }

  private static ByteBuffer changed(int at, int value) {
    ByteBuffer bytes = frame("hello").encode();
    return bytes.put(at, (byte) value);
  }

  @Test
  void whatIsShorterThanAHeaderIsRefused() {
    assertThatThrownBy(() -> Frame.decode(ByteBuffer.allocate(119)))
        .isInstanceOf(FrameException.class)
        .hasMessageContaining("119 bytes");
    assertThatThrownBy(() -> Frame.decode(ByteBuffer.allocate(0)))
        .isInstanceOf(FrameException.class);
  }

  @Test
  void lengthsThatDoNotFitAreRefused() {
    assertThatThrownBy(() -> Frame.decode(changed(0, 0x7F))).hasMessageContaining("header");
    assertThatThrownBy(() -> Frame.decode(changed(0, 0xFF))).hasMessageContaining("header");
    assertThatThrownBy(() -> Frame.decode(changed(3, 0))).hasMessageContaining("header");
    assertThatThrownBy(() -> Frame.decode(changed(119, 4))).hasMessageContaining("payload");
    assertThatThrownBy(() -> Frame.decode(changed(116, 0x80))).hasMessageContaining("payload");
  }

  @Test
  void aChangedPayloadOrDigestIsRefused() {
    assertThatThrownBy(() -> Frame.decode(changed(120, 'j'))).hasMessageContaining("digest");
    assertThatThrownBy(() -> Frame.decode(changed(80, 0))).hasMessageContaining("digest");
  }

  @Test
  void aFrameWithoutTypeOrDateIsRefused() {
    ByteBuffer untyped = frame("x").encode();
    untyped.put(4, " \0".repeat(16).getBytes(StandardCharsets.US_ASCII));
    assertThatThrownBy(() -> Frame.decode(untyped)).hasMessageContaining("type");
    ByteBuffer undated = frame("x").encode().putLong(40, 0);
    assertThatThrownBy(() -> Frame.decode(undated)).hasMessageContaining("date");
  }

  @Test
  void aHeaderThatGrewIsReadByItsLength() throws FrameException {
    ByteBuffer old = frame("hello").encode();
    ByteBuffer grown = ByteBuffer.allocate(old.limit() + 8);
    grown.put(old.slice(0, 116)).putLong(42).put(old.slice(116, 9)).putInt(0, 124).flip();
    assertThat(Frame.decode(grown).text()).isEqualTo("hello");
  }

  @Test
  void tenMegabytesAreReadLikeAnythingElse() throws FrameException {
    Frame large = new Frame(MessageType.OUTPUT, 1, 0, 0, ID, 1, ByteBuffer.allocate(10 << 20));
    assertThat(Frame.decode(large.encode())).isEqualTo(large);
  }

  @Test
  void anyBytesGiveAFrameOrASentence() {
    Random random = new Random(7);
    for (int i = 0; i < 20_000; i++) {
      ByteBuffer bytes = frame("some text").encode();
      for (int n = random.nextInt(4); n >= 0; n--) {
        bytes.put(random.nextInt(bytes.limit()), (byte) random.nextInt());
      }
      bytes.limit(random.nextInt(4) == 0 ? random.nextInt(bytes.limit()) : bytes.limit());
      try {
        assertThat(Frame.decode(bytes).type()).isNotBlank();
      } catch (FrameException e) {
        assertThat(e).hasMessageMatching("(?s).{10,}");
      }
    }
  }

  @Test
  void messagesThatAreNoJsonAreRefusedInWords() {
    assertThatThrownBy(() -> HandshakeRequest.parse(frame("{\"AgentVersion\":")))
        .isInstanceOf(FrameException.class)
        .hasMessageContaining("handshake request");
    assertThatThrownBy(() -> Acknowledgement.parse(frame("{}")))
        .hasMessageContaining("sequence number");
    assertThatThrownBy(() -> Acknowledgement.parse(frame("[]"))).hasMessageContaining("object");
    assertThatThrownBy(
            () -> Acknowledgement.parse(frame("{\"AcknowledgedMessageSequenceNumber\":1e300}")))
        .isInstanceOf(FrameException.class);
    assertThatThrownBy(() -> EncryptionChallenge.parse(frame("{\"Challenge\":\"*\"}")))
        .hasMessageContaining("base64");
    assertThatThrownBy(() -> OpenDataChannel.parse("{}")).hasMessageContaining("request id");
    assertThat(ExitCode.parse("EXIT_CODE: 99999999999")).isEmpty();
    assertThat(Flag.of(ByteBuffer.allocate(3))).isEmpty();
    assertThat(Flag.of(ByteBuffer.allocate(4))).isEmpty();
    assertThat(Flag.of(Flag.CONNECT_TO_PORT_ERROR.payload())).contains(Flag.CONNECT_TO_PORT_ERROR);
  }

  @Test
  void unknownActionsAndValuesAreKept() throws FrameException {
    HandshakeRequest request =
        HandshakeRequest.parse(
            frame(
                """
                {"AgentVersion":"4.0.0.0","New":1,"RequestedClientActions":[
                 {"ActionType":"FutureAction","ActionParameters":[1]},
                 {"ActionType":"KMSEncryption","ActionParameters":{"KMSKeyId":"k","Challenge":"c"}},
                 {"ActionType":"SessionType","ActionParameters":{"SessionType":"Port",
                  "Properties":{"portNumber":"22","linux":{"commands":"x"}}}}]}\
                """));
    assertThat(request.actions())
        .containsExactly(
            new RequestedAction.Unknown("FutureAction"),
            new RequestedAction.KmsEncryption("k", java.util.Optional.of("c")),
            new RequestedAction.SessionType("Port", java.util.Map.of("portNumber", "22")));
    assertThat(PayloadType.of(99)).isEmpty();
  }
}
