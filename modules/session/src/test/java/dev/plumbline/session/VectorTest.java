package dev.plumbline.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** Golden frames, and messages that the original client sent. */
class VectorTest {
  private static final HexFormat HEX = HexFormat.of();

  private static Stream<Path> files(String folder) throws IOException, URISyntaxException {
    Path path = Path.of(Objects.requireNonNull(VectorTest.class.getResource(folder)).toURI());
    try (Stream<Path> files = Files.list(path)) {
      return files.sorted().toList().stream();
    }
  }

  static Stream<Path> binary() throws IOException, URISyntaxException {
    return Stream.concat(files("vectors"), files("captured"))
        .filter(f -> read(f).path("fields").has("headerLength"));
  }

  private static JsonNode read(Path file) {
    return new ObjectMapper().readTree(file);
  }

  private static JsonNode captured(String name) throws IOException, URISyntaxException {
    return files("captured")
        .filter(f -> f.getFileName().toString().equals(name + ".json"))
        .map(VectorTest::read)
        .findFirst()
        .orElseThrow();
  }

  private static byte[] hex(JsonNode node, String key) {
    return HEX.parseHex(node.path(key).asString());
  }

  private static Frame frame(JsonNode vector) throws FrameException {
    return Frame.decode(ByteBuffer.wrap(hex(vector, "hex")));
  }

  @ParameterizedTest
  @MethodSource("binary")
  void everyFieldIsReadAndTheSameBytesAreWritten(Path file) throws IOException {
    JsonNode vector = read(file);
    JsonNode fields = vector.path("fields");
    Frame frame = frame(vector);
    assertThat(frame.type()).isEqualTo(fields.path("messageType").asString());
    assertThat(frame.created()).isEqualTo(fields.path("createdDate").asLong());
    assertThat(frame.sequence()).isEqualTo(fields.path("sequenceNumber").asLong());
    assertThat(frame.flags()).isEqualTo(fields.path("flags").asLong());
    assertThat(frame.id()).hasToString(fields.path("messageId").asString());
    assertThat(frame.payloadType()).isEqualTo(fields.path("payloadType").asInt());
    assertThat(frame.bytes()).isEqualTo(hex(fields, "payloadHex"));
    if (!fields.has("typePad")) {
      assertThat(HEX.formatHex(frame.encode().array())).isEqualTo(vector.path("hex").asString());
    }
  }

  @ParameterizedTest
  @MethodSource("binary")
  void whatIsReadFromAPayloadIsWrittenTheSame(Path file) throws IOException {
    Frame frame = frame(read(file));
    boolean slip = file.getFileName().toString().startsWith("12-handshake");
    String again =
        frame.type().equals(MessageType.ACKNOWLEDGE)
            ? Acknowledgement.parse(frame).json()
            : switch (PayloadType.of(frame.payloadType()).orElse(PayloadType.PARAMETER)) {
              case HANDSHAKE_REQUEST -> HandshakeRequest.parse(frame).json();
              case HANDSHAKE_RESPONSE -> HandshakeResponse.parse(frame).json();
              case HANDSHAKE_COMPLETE -> HandshakeComplete.parse(frame).json();
              case ENCRYPTION_CHALLENGE_RESPONSE ->
                  EncryptionChallenge.json(EncryptionChallenge.parse(frame));
              case SIZE -> TerminalSize.parse(frame).json();
              case EXIT_CODE -> ExitCode.text(ExitCode.parse(frame.text()).orElseThrow());
              default -> frame.text();
            };
    if (slip) {
      assertThat(HandshakeResponse.parse(frame).accepted()).isFalse();
    } else if (file.getFileName().toString().startsWith("16-")
        || file.getFileName().toString().startsWith("17-")) {
      assertThat(HandshakeResponse.parse(frame).actions().getLast().error())
          .startsWith("Failed to process action KMSEncryption");
    } else {
      assertThat(again).isEqualTo(frame.text());
    }
  }

  @Test
  void theReasonOfAClosedChannelIsRead() throws Exception {
    Frame frame = frame(read(files("vectors").toList().get(9)));
    ChannelClosed closed = ChannelClosed.parse(frame);
    assertThat(closed).isEqualTo(new ChannelClosed("dev-user-0a1b2c3d4e5f60718", "Idle timeout"));
    assertThat(closed.json(frame.id(), frame.created(), "i-0123456789abcdef0"))
        .isEqualTo(frame.text());
    assertThat(new ChannelClosed("s", "----------ERROR-------\nHandshake timed out").reason())
        .isEqualTo("Handshake timed out");
  }

  @Test
  void theOpeningMessageIsWrittenLikeTheOriginalsAndHidesItsToken() throws Exception {
    String json = captured("01-open-data-channel").path("fields").path("payloadText").asString();
    OpenDataChannel open = OpenDataChannel.parse(json);
    assertThat(open.json()).isEqualTo(json);
    assertThat(open.toString()).doesNotContain(open.token());
    OpenDataChannel again =
        OpenDataChannel.parse(
            captured("02-open-data-channel-after-resume")
                .path("fields")
                .path("payloadText")
                .asString());
    assertThat(again.token()).isEqualTo("AAEAAresumedtoken");
  }

  @Test
  void sealedDataAreOpenedWithTheOtherHalfOfTheKey() throws Exception {
    JsonNode fields = captured("14-encryption-challenge-response").path("fields");
    byte[] key = hex(fields, "dataKeyPlaintextHex");
    Frame response = frame(captured("14-encryption-challenge-response"));
    byte[] plain = Seal.agent(key).open(ByteBuffer.wrap(EncryptionChallenge.parse(response)));
    assertThat(plain).isEqualTo(hex(fields, "challengePlaintextHex"));

    JsonNode input = captured("15-encrypted-input");
    assertThat(Seal.agent(key).open(frame(input).payload()))
        .isEqualTo(hex(input.path("fields"), "plaintextHex"));

    byte[] sealed = Seal.client(key).seal(ByteBuffer.wrap(new byte[] {1, 2, 3}));
    assertThat(Seal.agent(key).open(ByteBuffer.wrap(sealed))).containsExactly(1, 2, 3);
    sealed[sealed.length - 1] ^= 1;
    assertThatThrownBy(() -> Seal.agent(key).open(ByteBuffer.wrap(sealed)))
        .isInstanceOf(FrameException.class);
    assertThatThrownBy(() -> Seal.client(key).open(ByteBuffer.allocate(5)))
        .hasMessageContaining("too short");
    assertThat(Seal.client(key).seal(ByteBuffer.allocate(0))).hasSize(28);
  }

  @Test
  void smuxFramesAreWrittenLikeTheOriginals() throws Exception {
    assertThat(payload("18-smux-syn-3")).isEqualTo(bytes(SmuxFrame.of(SmuxFrame.Command.SYN, 3)));
    assertThat(payload("20-smux-syn-5")).isEqualTo(bytes(SmuxFrame.of(SmuxFrame.Command.SYN, 5)));
    assertThat(payload("21-smux-fin-5")).isEqualTo(bytes(SmuxFrame.of(SmuxFrame.Command.FIN, 5)));
    assertThat(payload("23-smux-nop-keepalive"))
        .isEqualTo(bytes(SmuxFrame.of(SmuxFrame.Command.NOP, 0)));
    assertThat(payload("19-smux-psh-hello"))
        .isEqualTo(bytes(new SmuxFrame(SmuxFrame.Command.PSH, 3, ascii("HELLO"))));
  }

  @Test
  void smuxFramesArePutTogetherWhereverThePayloadsCutThem() throws Exception {
    ByteBuffer all = ByteBuffer.allocate(200_000);
    List<SmuxFrame> frames =
        List.of(
            SmuxFrame.of(SmuxFrame.Command.SYN, 3),
            new SmuxFrame(SmuxFrame.Command.PSH, 3, ByteBuffer.wrap(new byte[SmuxFrame.LONGEST])),
            new SmuxFrame(SmuxFrame.Command.PSH, 0xFFFF_FFFFL, ascii("x")),
            SmuxFrame.of(SmuxFrame.Command.FIN, 3));
    frames.forEach(f -> all.put(f.encode()));
    all.flip();
    for (int step : new int[] {1, 7, 1024, 150_000}) {
      SmuxReader reader = new SmuxReader();
      List<SmuxFrame> read = new java.util.ArrayList<>();
      for (int at = 0; at < all.limit(); at += step) {
        read.addAll(reader.feed(all.slice(at, Math.min(step, all.limit() - at))));
      }
      assertThat(read).as("pieces of %d bytes", step).isEqualTo(frames);
    }
  }

  @Test
  void aStreamThatIsNoSmuxIsRefused() {
    assertThatThrownBy(() -> new SmuxReader().feed(ascii("SSH-2.0-OpenSSH_9.2 and more text")))
        .isInstanceOf(FrameException.class);
    byte[] long1 = new byte[60_000];
    long1[0] = 1;
    long1[1] = 2;
    long1[2] = (byte) 0xFF;
    long1[3] = (byte) 0x90;
    assertThatThrownBy(() -> new SmuxReader().feed(ByteBuffer.wrap(long1)))
        .hasMessageContaining("too long");
  }

  private static byte[] payload(String name) throws Exception {
    return frame(captured(name)).bytes();
  }

  private static byte[] bytes(SmuxFrame frame) {
    return frame.encode().array();
  }

  private static ByteBuffer ascii(String text) {
    return ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII));
  }
}
