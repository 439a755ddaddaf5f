package dev.plumbline.lab.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.lab.LabServer;
import dev.plumbline.lab.PracticeLab;
import dev.plumbline.lab.Scenario;
import dev.plumbline.session.Frame;
import dev.plumbline.session.MessageType;
import dev.plumbline.session.PayloadType;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
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

  private PracticeAws account() throws IOException {
    return PracticeAws.start(scenario, scenario.recording(), PracticeAws.Setting.of(0, ssh.port()));
  }

  private Predicate<Frame> output(String text) {
    return f -> OldClient.of(PayloadType.OUTPUT).test(f) && f.text().contains(text);
  }

  /** All output so far, each frame once. */
  private String outputs() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    client.received().stream()
        .filter(OldClient.of(PayloadType.OUTPUT))
        .collect(Collectors.toMap(Frame::sequence, f -> f, (a, b) -> a, TreeMap::new))
        .values()
        .forEach(f -> bytes.writeBytes(f.bytes()));
    return bytes.toString(StandardCharsets.UTF_8);
  }

  @Test
  void aShellStartsWithoutAHandshakeEchoesAndAcknowledgesEverything() throws Exception {
    try (PracticeAws account = account()) {
      client.open(client.start(account, "", "{}"), CLIENT);
      Frame prompt = client.await("the prompt", output("$ "));
      assertThat(prompt.sequence()).isZero();
      assertThat(prompt.flags()).isEqualTo(1);
      client.acknowledge(prompt);
      for (Frame frame : Captured.sent("shell")) {
        client.sendAndAwaitAcknowledgement(frame);
      }
      client.await("the answer", output("ls: command not found"));
      client.await("the echo", f -> outputs().contains("hééafter pause"));
    }
  }

  @Test
  void aPlainShellOfAnOlderClientWorksTheSameWay() throws Exception {
    try (PracticeAws account = account()) {
      client.open(client.start(account, "", "{}"), CLIENT);
      client.await("the prompt", output("$ "));
      for (Frame frame : Captured.sent("legacy")) {
        client.sendAndAwaitAcknowledgement(frame);
      }
      client.await(
          "the answer",
          output(
              "id: command not found\r\n"
                  + "This practice instance knows only what was captured on it; help lists it."));
    }
  }

  @Test
  void aCommandWithoutATerminalTellsItsOutputsApartAndItsExitCode() throws Exception {
    try (PracticeAws account = account()) {
      client.open(
          client.start(account, "AWS-StartNonInteractiveCommand", "{\"command\":[\"echo Linux\"]}"),
          CLIENT);
      Frame request = client.await("the handshake", OldClient.of(PayloadType.HANDSHAKE_REQUEST));
      assertThat(request.sequence()).isZero();
      assertThat(request.flags()).isEqualTo(1);
      client.acknowledge(request);
      for (Frame frame : Captured.sent("noninteractive")) {
        client.sendAndAwaitAcknowledgement(frame);
      }
      assertThat(client.await("its end", OldClient.of(PayloadType.HANDSHAKE_COMPLETE)).flags())
          .isZero();
      assertThat(client.await("the output", OldClient.of(PayloadType.OUTPUT)).text())
          .isEqualTo("Linux\n");
      assertThat(client.await("the code", OldClient.of(PayloadType.EXIT_CODE)).text())
          .isEqualTo("EXIT_CODE: 0");
      client.received().stream()
          .filter(f -> f.type().equals(MessageType.OUTPUT))
          .forEach(client::acknowledge);
      assertThat(client.awaitEnd().output()).isEmpty();
    }
  }

  @Test
  void bytesOfSshReachThePracticeServer() throws Exception {
    try (PracticeAws account = account()) {
      client.open(
          client.start(account, "AWS-StartSSHSession", "{\"portNumber\":[\"22\"]}"), CLIENT);
      client.await("the handshake", OldClient.of(PayloadType.HANDSHAKE_REQUEST));
      for (Frame frame : Captured.sent("ssh")) {
        client.sendAndAwaitAcknowledgement(frame);
      }
      client.await("the banner", output("SSH-2.0-"));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"resume", "close1000"})
  void aResumedSessionGoesOnWhereItWas(String conversation) throws Exception {
    try (PracticeAws account = account()) {
      JsonNode session = client.start(account, "", "{}");
      client.open(session, CLIENT);
      Frame prompt = client.await("the prompt", output("$ "));
      List<Frame> sent = Captured.sent(conversation);
      client.sendAndAwaitAcknowledgement(sent.get(0));
      client.sendAndAwaitAcknowledgement(sent.get(1));
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
        client.sendAndAwaitAcknowledgement(frame);
      }
      client.await("the answer", output("two: command not found"));
      assertThat(client.received()).noneMatch(OldClient.of(PayloadType.HANDSHAKE_REQUEST));
    }
  }

  @Test
  void aFrameThatTheOriginalRepeatsIsAcknowledgedEachTimeAndTakenOnce() throws Exception {
    try (PracticeAws account = account()) {
      client.open(client.start(account, "", "{}"), CLIENT);
      client.await("the prompt", output("$ "));
      List<Frame> sent = Captured.sent("noack");
      assertThat(sent.stream().filter(f -> f.sequence() == 0).count()).isGreaterThan(10);
      for (Frame frame : sent) {
        client.send(frame);
      }
      client.await("an acknowledgement of each", f -> acknowledgements() == sent.size());
      client.sendAndAwaitAcknowledgement(typed(sent.getLast().sequence() + 1, "once\r"));
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
      JsonNode session = client.start(account, "", "{}");
      client.open(session, CLIENT);
      client.await("the prompt", output("$ "));
      client.open(session, CLIENT);
      assertThat(client.awaitClose()).isEqualTo(1003);
    }
  }

  @Test
  void aFrameThatWasChangedOnTheWayIsNotAcknowledged() throws Exception {
    try (PracticeAws account = account()) {
      client.open(client.start(account, "", "{}"), CLIENT);
      client.await("the prompt", output("$ "));
      List<Frame> sent = Captured.sent("legacy");
      byte[] bad = sent.get(0).encode().array().clone();
      bad[bad.length - 1] ^= 1;
      client.send(bad);
      client.send("no frame at all".getBytes(StandardCharsets.UTF_8));
      client.sendAndAwaitAcknowledgement(sent.get(0));
      assertThat(
              client.received().stream()
                  .filter(f -> f.type().equals(MessageType.ACKNOWLEDGE))
                  .count())
          .isEqualTo(1);
    }
  }
}
