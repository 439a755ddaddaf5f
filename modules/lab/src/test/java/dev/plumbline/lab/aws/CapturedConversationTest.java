package dev.plumbline.lab.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.lab.LabServer;
import dev.plumbline.lab.PracticeLab;
import dev.plumbline.lab.Scenario;
import dev.plumbline.session.Acknowledgement;
import dev.plumbline.session.ChannelClosed;
import dev.plumbline.session.Frame;
import dev.plumbline.session.FrameException;
import dev.plumbline.session.MessageType;
import dev.plumbline.session.PayloadType;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** What the original client was seen to send, sent to the agent's side of the practice lab. */
@Timeout(180)
class CapturedConversationTest {
  private static final String CLIENT = "366785b9-8c4d-4f99-a069-d3276337a0bc";

  private final OldClient client = new OldClient();
  private final Scenario scenario = PracticeLab.find("secondary-rules-missing").orElseThrow();
  private LabServer ssh;

  @BeforeEach
  void serve() throws IOException {
    ssh = LabServer.start(scenario, 0);
  }

  @AfterEach
  void end() throws IOException {
    client.close();
    ssh.close();
  }

  private PracticeAws account(String agent) throws IOException {
    return PracticeAws.start(
        scenario, scenario.recording(), PracticeAws.Setting.of(0, ssh.port()).withAgent(agent));
  }

  private PracticeAws account() throws IOException {
    return account("3.3.3270.0");
  }

  private JsonNode start(PracticeAws account, String document, String parameters)
      throws IOException, InterruptedException {
    return client.call(
        account,
        "ssm",
        "AmazonSSM.StartSession",
        "{\"Target\":\"%s\"%s,\"Parameters\":%s}"
            .formatted(
                account.instanceId(),
                document.isEmpty() ? "" : ",\"DocumentName\":\"" + document + "\"",
                parameters));
  }

  /** The stream frames that the original client sent, each once. */
  private static List<Frame> sent(String transcript) throws IOException {
    JsonNode root =
        new ObjectMapper()
            .readTree(
                Objects.requireNonNull(
                    CapturedConversationTest.class.getResourceAsStream(
                        "transcript-" + transcript + ".json")));
    List<Frame> frames = new ArrayList<>();
    for (JsonNode frame : root.path("frames")) {
      if (frame.path("dir").asString("").equals("c2s")
          && frame.path("type").asString("").equals(MessageType.INPUT)) {
        byte[] bytes = HexFormat.of().parseHex(frame.path("hex").asString());
        frames.add(Frame.decode(ByteBuffer.wrap(bytes)));
      }
    }
    return frames;
  }

  private void send(Frame frame) {
    ByteBuffer bytes = frame.encode();
    byte[] copy = new byte[bytes.remaining()];
    bytes.get(copy);
    client.send(copy);
  }

  private void sendAndAwaitAcknowledgement(Frame frame) throws InterruptedException {
    send(frame);
    client.await(
        "the acknowledgement of frame " + frame.sequence(), received -> answers(received, frame));
  }

  private static boolean answers(Frame received, Frame frame) {
    try {
      return received.type().equals(MessageType.ACKNOWLEDGE)
          && Acknowledgement.parse(received).equals(Acknowledgement.of(frame));
    } catch (FrameException e) {
      throw new AssertionError(e);
    }
  }

  private void acknowledge(Frame frame) {
    send(Acknowledgement.of(frame).frame(new UUID(1, frame.sequence()), 1));
  }

  private static Predicate<Frame> of(PayloadType type) {
    return f -> f.type().equals(MessageType.OUTPUT) && f.payloadType() == type.code();
  }

  private Predicate<Frame> output(String text) {
    return f -> of(PayloadType.OUTPUT).test(f) && f.text().contains(text);
  }

  /** All output so far, each frame once. */
  private String outputs() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    client.received().stream()
        .filter(of(PayloadType.OUTPUT))
        .collect(Collectors.toMap(Frame::sequence, f -> f, (a, b) -> a, TreeMap::new))
        .values()
        .forEach(f -> bytes.writeBytes(f.bytes()));
    return bytes.toString(StandardCharsets.UTF_8);
  }

  private ChannelClosed closed() throws Exception {
    return ChannelClosed.parse(
        client.await("the end", f -> f.type().equals(MessageType.CHANNEL_CLOSED)));
  }

  @Test
  void aShellStartsWithoutAHandshakeEchoesAndAcknowledgesEverything() throws Exception {
    try (PracticeAws account = account()) {
      client.open(start(account, "", "{}"), CLIENT);
      Frame prompt = client.await("the prompt", output("$ "));
      assertThat(prompt.sequence()).isZero();
      assertThat(prompt.flags()).isEqualTo(1);
      acknowledge(prompt);
      for (Frame frame : sent("shell")) {
        sendAndAwaitAcknowledgement(frame);
      }
      client.await("the answer", output("ls: command not found"));
      client.await("the echo", f -> outputs().contains("hééafter pause"));
    }
  }

  @Test
  void aPlainShellOfAnOlderClientWorksTheSameWay() throws Exception {
    try (PracticeAws account = account()) {
      client.open(start(account, "", "{}"), CLIENT);
      client.await("the prompt", output("$ "));
      for (Frame frame : sent("legacy")) {
        sendAndAwaitAcknowledgement(frame);
      }
      client.await("the answer", output("id: command not found"));
    }
  }

  @Test
  void aCommandWithoutATerminalTellsItsOutputsApartAndItsExitCode() throws Exception {
    try (PracticeAws account = account()) {
      client.open(
          start(account, "AWS-StartNonInteractiveCommand", "{\"command\":[\"echo Linux\"]}"),
          CLIENT);
      Frame request = client.await("the handshake", of(PayloadType.HANDSHAKE_REQUEST));
      assertThat(request.sequence()).isZero();
      assertThat(request.flags()).isEqualTo(1);
      acknowledge(request);
      for (Frame frame : sent("noninteractive")) {
        sendAndAwaitAcknowledgement(frame);
      }
      assertThat(client.await("its end", of(PayloadType.HANDSHAKE_COMPLETE)).flags()).isZero();
      assertThat(client.await("the output", of(PayloadType.OUTPUT)).text()).isEqualTo("Linux\n");
      assertThat(client.await("the code", of(PayloadType.EXIT_CODE)).text())
          .isEqualTo("EXIT_CODE: 0");
      client.received().stream()
          .filter(f -> f.type().equals(MessageType.OUTPUT))
          .forEach(this::acknowledge);
      assertThat(closed().output()).isEmpty();
    }
  }

  @Test
  void bytesOfSshReachThePracticeServer() throws Exception {
    try (PracticeAws account = account()) {
      client.open(start(account, "AWS-StartSSHSession", "{\"portNumber\":[\"22\"]}"), CLIENT);
      client.await("the handshake", of(PayloadType.HANDSHAKE_REQUEST));
      for (Frame frame : sent("ssh")) {
        sendAndAwaitAcknowledgement(frame);
      }
      client.await("the banner", output("SSH-2.0-"));
    }
  }

  @Test
  void severalConnectionsShareOnePortSession() throws Exception {
    try (PracticeAws account = account()) {
      client.open(
          start(
              account,
              "AWS-StartPortForwardingSession",
              "{\"portNumber\":[\"22\"],\"localPortNumber\":[\"0\"]}"),
          CLIENT);
      client.await("the handshake", of(PayloadType.HANDSHAKE_REQUEST));
      for (Frame frame : sent("port-mux")) {
        sendAndAwaitAcknowledgement(frame);
      }
      assertThat(closed().output()).isEmpty();
    }
  }

  @Test
  void anOldAgentTakesOneConnectionAfterAnother() throws Exception {
    try (PracticeAws account = account("3.0.196.0")) {
      client.open(
          start(account, "AWS-StartPortForwardingSession", "{\"portNumber\":[\"22\"]}"), CLIENT);
      client.await("the handshake", of(PayloadType.HANDSHAKE_REQUEST));
      for (Frame frame : sent("port-basic")) {
        send(frame);
      }
      assertThat(closed().output()).isEmpty();
    }
  }

  @Test
  void aPortWhereNothingListensIsToldByAFlag() throws Exception {
    try (PracticeAws account = account()) {
      client.open(
          start(
              account,
              "AWS-StartPortForwardingSessionToRemoteHost",
              "{\"portNumber\":[\"80\"],\"host\":[\"169.254.169.254\"]}"),
          CLIENT);
      client.await("the handshake", of(PayloadType.HANDSHAKE_REQUEST));
      for (Frame frame : sent("port-mux").subList(0, 2)) {
        sendAndAwaitAcknowledgement(frame);
      }
      assertThat(client.await("the flag", of(PayloadType.FLAG)).bytes())
          .containsExactly(0, 0, 0, 3);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"resume", "close1000"})
  void aResumedSessionGoesOnWhereItWas(String conversation) throws Exception {
    try (PracticeAws account = account()) {
      JsonNode session = start(account, "", "{}");
      client.open(session, CLIENT);
      Frame prompt = client.await("the prompt", output("$ "));
      List<Frame> sent = sent(conversation);
      sendAndAwaitAcknowledgement(sent.get(0));
      sendAndAwaitAcknowledgement(sent.get(1));
      JsonNode again =
          client.call(
              account,
              "ssm",
              "AmazonSSM.ResumeSession",
              "{\"SessionId\":\"%s\"}".formatted(session.path("SessionId").asString()));
      int before = client.received().size();
      client.open(again, CLIENT);
      client.await(
          "what was not acknowledged", f -> client.received().lastIndexOf(prompt) >= before);
      for (Frame frame : sent.subList(1, sent.size())) {
        sendAndAwaitAcknowledgement(frame);
      }
      client.await("the answer", output("two: command not found"));
      assertThat(client.received()).noneMatch(of(PayloadType.HANDSHAKE_REQUEST));
    }
  }

  @Test
  void aFrameThatTheOriginalRepeatsIsAcknowledgedEachTimeAndTakenOnce() throws Exception {
    try (PracticeAws account = account()) {
      client.open(start(account, "", "{}"), CLIENT);
      client.await("the prompt", output("$ "));
      List<Frame> sent = sent("noack");
      assertThat(sent.stream().filter(f -> f.sequence() == 0).count()).isGreaterThan(10);
      for (Frame frame : sent) {
        send(frame);
      }
      client.await("an acknowledgement of each", f -> acknowledgements() == sent.size());
      sendAndAwaitAcknowledgement(typed(sent.getLast().sequence() + 1, "once\r"));
      client.await("the answer", output("once: command not found"));
    }
  }

  private long acknowledgements() {
    return client.received().stream().filter(f -> f.type().equals(MessageType.ACKNOWLEDGE)).count();
  }

  private static Frame typed(long sequence, String keys) {
    return new Frame(
        MessageType.INPUT,
        1,
        sequence,
        0,
        new UUID(2, sequence),
        PayloadType.OUTPUT.code(),
        ByteBuffer.wrap(keys.getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void aTokenOpensNothingTwice() throws Exception {
    try (PracticeAws account = account()) {
      JsonNode session = start(account, "", "{}");
      client.open(session, CLIENT);
      client.await("the prompt", output("$ "));
      client.open(session, CLIENT);
      assertThat(client.awaitClose()).isEqualTo(1003);
    }
  }

  @Test
  void aFrameThatWasChangedOnTheWayIsNotAcknowledged() throws Exception {
    try (PracticeAws account = account()) {
      client.open(start(account, "", "{}"), CLIENT);
      client.await("the prompt", output("$ "));
      List<Frame> sent = sent("legacy");
      byte[] bad = sent.get(0).encode().array().clone();
      bad[bad.length - 1] ^= 1;
      client.send(bad);
      client.send("no frame at all".getBytes(StandardCharsets.UTF_8));
      sendAndAwaitAcknowledgement(sent.get(0));
      assertThat(
              client.received().stream()
                  .filter(f -> f.type().equals(MessageType.ACKNOWLEDGE))
                  .count())
          .isEqualTo(1);
    }
  }
}
