package dev.plumbline.lab.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.session.EncryptionChallenge;
import dev.plumbline.session.Frame;
import dev.plumbline.session.HandshakeComplete;
import dev.plumbline.session.HandshakeRequest;
import dev.plumbline.session.HandshakeResponse;
import dev.plumbline.session.PayloadType;
import dev.plumbline.session.RequestedAction;
import dev.plumbline.session.Seal;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** What the original client was seen to send in an encrypted session, sent to the lab's agent. */
@Timeout(180)
class CapturedSealingTest {
  private SealedConversation conversation;
  private OldClient client;
  private List<Frame> sent;

  @BeforeEach
  void serve() throws IOException {
    conversation = new SealedConversation();
    client = conversation.client;
    sent = conversation.sent;
  }

  @AfterEach
  void end() throws IOException {
    conversation.close();
  }

  private void assertRefused(String reason) throws Exception {
    assertThat(client.awaitEnd().reason()).isEqualTo(reason);
    assertThat(client.received())
        .noneMatch(OldClient.of(PayloadType.HANDSHAKE_COMPLETE))
        .noneMatch(OldClient.of(PayloadType.OUTPUT));
  }

  @Test
  void theCapturedClientIsAcceptedAndItsSealedInputObeyed() throws Exception {
    List<Frame> agent = conversation.answered;
    Map<String, String> context = conversation.start();
    assertThat(
            HandshakeRequest.parse(conversation.asked()).actions().stream()
                .map(RequestedAction::type))
        .containsExactly("SessionType", "KMSEncryption");
    assertThat(SealedConversation.encryption(conversation.asked()).challenge())
        .isEqualTo(SealedConversation.encryption(agent.getFirst()).challenge());
    client.acknowledge(conversation.asked());

    JsonNode key = conversation.key(context);
    assertThat(key.path("Plaintext").binaryValue()).isEqualTo(conversation.dataKey);
    assertThat(key.path("CiphertextBlob").asString()).isEqualTo(conversation.sealedKey);
    client.sendAndAwaitAcknowledgement(sent.get(0));

    Frame challenge =
        client.await("the challenge", OldClient.of(PayloadType.ENCRYPTION_CHALLENGE_REQUEST));
    assertThat(challenge.sequence()).isEqualTo(1);
    assertThat(conversation.open(ByteBuffer.wrap(EncryptionChallenge.parse(challenge))))
        .isEqualTo(conversation.proof);
    client.acknowledge(challenge);
    client.sendAndAwaitAcknowledgement(sent.get(1));

    Frame complete = client.await("its end", OldClient.of(PayloadType.HANDSHAKE_COMPLETE));
    assertThat(complete.sequence()).isEqualTo(2);
    assertThat(HandshakeComplete.parse(complete).message())
        .isEqualTo(HandshakeComplete.parse(agent.get(2)).message());
    client.acknowledge(complete);
    client.sendAndAwaitAcknowledgement(sent.get(2));
    client.await("the prompt", f -> conversation.opened().endsWith("$ "));
    client.sendAndAwaitAcknowledgement(sent.get(3));
    client.await(
        "the answer", f -> conversation.opened().contains("$ id\r\nsh: id: command not found\r\n"));
  }

  @Test
  void anAnswerToTheChallengeThatComesAgainChangesNothing() throws Exception {
    conversation.challenge();
    client.sendAndAwaitAcknowledgement(sent.get(1));
    client.sendAndAwaitAcknowledgement(Captured.changed(sent.get(1), 2, sent.get(1).bytes()));
    client.sendAndAwaitAcknowledgement(conversation.typed(3, "stty size\r"));
    client.await("the answer", f -> conversation.opened().contains("24 80"));
    assertThat(client.received().stream().filter(OldClient.of(PayloadType.HANDSHAKE_COMPLETE)))
        .hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({
    "12-handshake-response-unsupported, SessionType",
    "16-handshake-response-kms-denied, KMSEncryption",
    "17-handshake-response-kms-old-cli, KMSEncryption"
  })
  void aClientThatCouldNotDoWhatWasAskedIsRefusedWithItsOwnReason(String answer, String action)
      throws Exception {
    conversation.start();
    Frame response = Captured.message(answer);
    client.sendAndAwaitAcknowledgement(response);
    String error =
        HandshakeResponse.parse(response).actions().stream()
            .filter(a -> a.type().equals(action))
            .findFirst()
            .orElseThrow()
            .error();
    assertThat(error).startsWith("Failed to process action " + action);
    assertRefused(
        "Encountered error while initiating handshake. "
            + action
            + " failed on client with status 2 error: "
            + error.strip());
  }

  static Stream<Map<String, String>> contexts() {
    return Stream.of(
        Map.of(),
        Map.of(SealedConversation.SESSION, "engineer-0a1b2c3d4e5f60718"),
        Map.of(SealedConversation.TARGET, "i-0123456789abcdef0"),
        Map.of("aws:ssm:RandomChallenge", "AAECAwQFBgcICQoLDA0ODw=="));
  }

  @ParameterizedTest
  @MethodSource("contexts")
  void aKeyThatWasNotMadeForThisSessionIsRefused(Map<String, String> wrong) throws Exception {
    Map<String, String> context = new TreeMap<>(conversation.start());
    context.putAll(wrong);
    if (!wrong.isEmpty()) {
      assertThat(conversation.key(context).path("CiphertextBlob").asString())
          .isEqualTo(conversation.sealedKey);
    }
    client.sendAndAwaitAcknowledgement(sent.getFirst());
    assertRefused("Fetching data key failed: Unable to retrieve data key");
  }

  @Test
  void aChallengeThatIsAcknowledgedHasToBeInTheContextToo() throws Exception {
    conversation.key(conversation.start());
    String answer =
        sent.getFirst()
            .text()
            .replace("Hash\":null", "Hash\":null,\"ChallengeAcknowledgement\":true");
    client.sendAndAwaitAcknowledgement(
        Captured.changed(sent.getFirst(), 0, answer.getBytes(StandardCharsets.UTF_8)));
    assertRefused("Fetching data key failed: Unable to retrieve data key");
  }

  @Test
  void anAnswerToTheChallengeThatWasChangedOnTheWayIsRefused() throws Exception {
    conversation.challenge();
    byte[] sealed = EncryptionChallenge.parse(sent.get(1));
    sealed[sealed.length - 1] ^= 1;
    client.sendAndAwaitAcknowledgement(conversation.proof(sealed));
    assertRefused("a sealed message was sealed with another key, or changed");
  }

  @Test
  void anAnswerWithOtherBytesThanTheChallengesIsRefused() throws Exception {
    conversation.challenge();
    client.sendAndAwaitAcknowledgement(
        conversation.proof(
            Seal.client(conversation.dataKey)
                .seal(ByteBuffer.wrap(new byte[conversation.proof.length]))));
    assertRefused("Encryption challenge does not match");
  }

  @Test
  void anAnswerToAChallengeThatWasNotSentIsRefused() throws Exception {
    conversation.start();
    client.sendAndAwaitAcknowledgement(Captured.changed(sent.get(1), 0, sent.get(1).bytes()));
    assertRefused("No encryption challenge was sent");
  }

  @Test
  void inputThatWasSealedWithAnotherKeyIsNotObeyed() throws Exception {
    conversation.challenge();
    client.sendAndAwaitAcknowledgement(sent.get(1));
    client.await("the prompt", f -> conversation.opened().endsWith("$ "));
    byte[] sealed = sent.getLast().bytes();
    sealed[0] ^= 1;
    client.sendAndAwaitAcknowledgement(Captured.changed(sent.getLast(), 2, sealed));
    assertThat(client.awaitEnd().reason()).contains("another key");
    assertThat(conversation.opened()).endsWith("$ ");
  }
}
