package dev.plumbline.connect.ssm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.session.Frame;
import dev.plumbline.session.HandshakeResponse;
import dev.plumbline.session.MessageType;
import dev.plumbline.session.OpenDataChannel;
import dev.plumbline.session.PayloadType;
import dev.plumbline.session.Seal;
import dev.plumbline.session.TerminalSize;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/**
 * Conversations of the original client with a scripted service: what the service sent is played
 * again, with what the user did, and the decisions are compared: type, number and payload.
 */
class TranscriptTest {
  private final VirtualTime time = new VirtualTime();
  private final FakeTransport transport = new FakeTransport();
  private final FakeAccount account = new FakeAccount();
  private final Told told = new Told();
  private final List<String> expected = new ArrayList<>();

  static JsonNode read(String name) throws IOException {
    try (InputStream in =
        Objects.requireNonNull(
            TranscriptTest.class.getResourceAsStream("captured/" + name + ".json"))) {
      return new ObjectMapper().readTree(in);
    }
  }

  static ByteBuffer bytes(JsonNode frame) {
    return ByteBuffer.wrap(HexFormat.of().parseHex(frame.path("hex").asString()));
  }

  /** The data that one side of a conversation sent, payload by payload. */
  static List<byte[]> data(String name, String dir) throws IOException {
    List<byte[]> payloads = new ArrayList<>();
    for (JsonNode node : read(name).path("frames")) {
      if (node.path("opcode").asInt() == 2 && node.path("dir").asString().equals(dir)) {
        Frame frame = Frame.decode(bytes(node));
        if (frame.payloadType() == PayloadType.OUTPUT.code()) {
          payloads.add(frame.bytes());
        }
      }
    }
    return payloads;
  }

  /** A frame in one line: type, number, type of the payload, and the payload without versions. */
  private static String decision(Frame frame) {
    String payload =
        frame.payloadType() == PayloadType.OUTPUT.code()
            ? HexFormat.of().formatHex(frame.bytes())
            : frame
                .text()
                .replaceAll("(\"ClientVersion\":\")[0-9.]*", "$1")
                .replaceAll("(\"AcknowledgedMessageId\":\")[-0-9a-f]*", "$1");
    return String.join(
        " ",
        frame.type(),
        Long.toString(frame.sequence()),
        Integer.toString(frame.payloadType()),
        Long.toString(frame.flags()),
        payload);
  }

  private List<String> decisions() {
    return transport.wires.stream()
        .flatMap(w -> w.frames.stream())
        .map(TranscriptTest::decision)
        .toList();
  }

  private DataChannel open(Optional<TerminalSize> size) throws SessionException {
    return DataChannel.open(
        SessionRequest.shell(FakeAccount.TARGET), account.services(transport, time), told, size);
  }

  /** Plays a conversation; what the user typed is taken from what the client sent. */
  private DataChannel play(String name, Optional<TerminalSize> size) throws Exception {
    DataChannel channel = null;
    long start = time.millis();
    for (JsonNode frame : read(name).path("frames")) {
      time.advance(Math.max(0, start + frame.path("ms").asLong() - time.millis()));
      boolean client = frame.path("dir").asString().equals("c2s");
      if (frame.path("kind").asString("").equals("http-upgrade")) {
        if (channel == null) {
          channel = open(size);
        } else if (transport.wires.size() == 1 && channel.state().ready()) {
          transport.last().listener().closed(1006, "");
        }
        time.settle();
      } else if (frame.path("opcode").asInt() == 8) {
        transport.last().listener().closed(1000, "Bye");
      } else if (!client) {
        transport.last().deliver(bytes(frame));
        time.settle();
      } else if (frame.path("opcode").asInt() == 2) {
        said(Objects.requireNonNull(channel), Frame.decode(bytes(frame)));
      }
    }
    return Objects.requireNonNull(channel);
  }

  private void said(DataChannel channel, Frame frame) throws Exception {
    String line = decision(frame);
    boolean again = expected.contains(line) && frame.type().equals(MessageType.INPUT);
    if (again) {
      return;
    }
    expected.add(line);
    if (!frame.type().equals(MessageType.INPUT) || decisions().contains(line)) {
      return;
    }
    switch (PayloadType.of(frame.payloadType()).orElseThrow()) {
      case OUTPUT -> assertThat(channel.take(frame.payload())).isTrue();
      case SIZE -> channel.resize(TerminalSize.parse(frame));
      default -> throw new AssertionError("not said: " + line);
    }
  }

  private static Optional<TerminalSize> size() {
    return Optional.of(new TerminalSize(120, 40));
  }

  @Test
  void aShellWithAHandshakeGoesAsCapturedAndAnOldDuplicateIsAcknowledgedAgain() throws Exception {
    play("transcript-shell", size());
    List<String> ours = new ArrayList<>(decisions());
    String third = expected.stream().filter(l -> l.contains("SequenceNumber\":3,")).findAny().get();
    assertThat(ours.stream().filter(third::equals)).hasSize(2);
    ours.remove(ours.lastIndexOf(third));
    assertThat(ours).isEqualTo(expected);
    assertThat(told.text()).isEqualTo("sh-5.2$ ABnulpad");
    assertThat(told.messages).containsExactly("Welcome");
    assertThat(told.notes)
        .containsExactly(
            "A message was dropped: the payload does not have the digest it was sent with.");
    assertThat(told.end().normal()).isFalse();
    assertThat(told.end().detail()).contains("Idle timeout");
    assertThat(told.end().why().what()).contains("nothing passed through it for too long");
  }

  @Test
  void aShellWithoutAHandshakeIsReadyWithItsFirstOutput() throws Exception {
    play("transcript-legacy", size());
    assertThat(decisions()).isEqualTo(expected);
    assertThat(told.text()).isEqualTo("sh-4.2$ again$ ");
    assertThat(told.states)
        .containsExactly(SessionState.AWAIT_FIRST, SessionState.READY_SHELL, SessionState.ENDED);
    assertThat(told.end().normal()).isTrue();
    assertThat(told.end().complete()).isTrue();
  }

  @Test
  void aNonInteractiveCommandGivesBothOutputsAndItsExitCodeInsteadOfPrintingIt() throws Exception {
    play("transcript-noninteractive", Optional.of(new TerminalSize(300, 100)));
    assertThat(decisions()).isEqualTo(expected);
    assertThat(told.text()).isEqualTo("Linux\n");
    assertThat(told.errors).hasToString("oops\n");
    assertThat(told.exits).containsExactly(3);
  }

  @Test
  void theBytesOfAnSshSessionGoAsCapturedAndASingleLineFeedStaysALineFeed() throws Exception {
    DataChannel channel = open(Optional.empty());
    int typed = 0;
    for (JsonNode frame : read("transcript-ssh").path("frames")) {
      if (!frame.has("hex") || frame.path("opcode").asInt() != 2) {
        continue;
      }
      Frame read = Frame.decode(bytes(frame));
      if (frame.path("dir").asString().equals("s2c")) {
        transport.last().deliver(read);
        time.settle();
      } else if (read.payloadType() == PayloadType.OUTPUT.code()) {
        typed++;
        boolean lineFeed = read.text().equals("\r");
        assertThat(channel.take(lineFeed ? ascii("\n") : read.payload())).isTrue();
        expected.add(decision(read).replaceFirst(" 0d$", " 0a"));
      } else {
        expected.add(decision(read));
      }
    }
    assertThat(typed).isEqualTo(5);
    assertThat(decisions()).isEqualTo(expected);
    assertThat(told.output.toByteArray()).endsWith(0xff, 0x00, 0xfe);
    assertThat(channel.state()).isEqualTo(SessionState.READY_PORT);
  }

  @Test
  void manyBytesLeaveInPiecesOf1024AsCaptured() throws Exception {
    DataChannel channel = play("transcript-ssh", Optional.empty());
    int before = transport.last().input().size();
    channel.write(ByteBuffer.wrap(new byte[2103]));
    assertThat(transport.last().input().stream().skip(before).map(f -> f.bytes().length))
        .containsExactly(1024, 1024, 55);
  }

  @Test
  void withoutAcknowledgementsTheSameFrameIsRepeatedWithItsTimeBeginningAnewEachTime()
      throws Exception {
    play("transcript-noack", size());
    assertThat(decisions().stream().distinct().toList()).isEqualTo(expected);
    List<Frame> responses =
        transport.last().input().stream().filter(f -> f.sequence() == 0).toList();
    assertThat(responses.stream().distinct()).hasSize(1);
    // Each 200 ms; the original repeats each 100 ms after the first time.
    assertThat(responses).hasSizeBetween(10, 12);
  }

  @Test
  void aBrokenConnectionIsResumedAsCaptured() throws Exception {
    resumed("transcript-resume");
  }

  @Test
  void aConnectionClosedWith1000IsResumedAsCaptured() throws Exception {
    resumed("transcript-close1000");
  }

  private void resumed(String name) throws Exception {
    DataChannel channel = play(name, size());
    assertThat(decisions().stream().distinct().toList()).isEqualTo(expected);
    assertThat(told.text()).isEqualTo("$ after$ ");
    assertThat(transport.wires).hasSize(2);
    OpenDataChannel first = OpenDataChannel.parse(transport.wires.get(0).texts.getFirst());
    OpenDataChannel second = OpenDataChannel.parse(transport.wires.get(1).texts.getFirst());
    assertThat(second.client()).isEqualTo(first.client());
    assertThat(second.request()).isNotEqualTo(first.request());
    assertThat(first.token()).isEqualTo("AAEAAexampletoken");
    assertThat(second.token()).isEqualTo("AAEAAresumedtoken");
    account.answers.add(new SessionApi.Resumed("", ""));
    transport.last().listener().closed(1000, "");
    time.settle();
    assertThat(channel.state()).isEqualTo(SessionState.ENDED);
    assertThat(told.end().why().what()).isEqualTo("The session is over.");
  }

  @Test
  void anEncryptedSessionAnswersTheChallengeThatTheOriginalIgnoresAndSealsTheData()
      throws Exception {
    JsonNode transcript = read("transcript-kms");
    account.key = HexFormat.of().parseHex(transcript.path("dataKeyPlaintextHex").asString());
    DataChannel channel = open(size());
    for (JsonNode frame : transcript.path("frames")) {
      if (frame.path("dir").asString().equals("s2c") && frame.path("opcode").asInt() == 2) {
        boolean typed = transport.last().input().stream().anyMatch(f -> f.payloadType() == 1);
        if (told.text().equals("enc$ ") && !typed) {
          assertThat(channel.take(ascii("id\n"))).isTrue();
        }
        transport.last().deliver(bytes(frame));
        time.settle();
      }
    }
    List<Frame> input = transport.last().input();
    assertThat(input.stream().map(Frame::payloadType)).containsExactly(6, 9, 3, 1);
    HandshakeResponse response = HandshakeResponse.parse(input.getFirst());
    assertThat(response.accepted()).isTrue();
    assertThat(response.actions().getLast().sealing().orElseThrow().challengeAcknowledged())
        .isTrue();
    assertThat(account.contexts.getFirst())
        .containsEntry("aws:ssm:SessionId", FakeAccount.SESSION)
        .containsEntry("aws:ssm:TargetId", FakeAccount.TARGET)
        .containsKey("aws:ssm:RandomChallenge");
    Seal agent = Seal.agent(account.key);
    assertThat(agent.open(input.getLast().payload())).asString().isEqualTo("id\n");
    assertThat(told.text()).isEqualTo("enc$ ");
    assertThat(told.messages).containsExactly("This session is encrypted using AWS KMS.");
    assertThat(told.end().normal()).isTrue();
  }

  private static ByteBuffer ascii(String text) {
    return ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII));
  }
}
