package dev.plumbline.lab.aws;

import dev.plumbline.lab.PracticeLab;
import dev.plumbline.lab.Scenario;
import dev.plumbline.session.EncryptionChallenge;
import dev.plumbline.session.Frame;
import dev.plumbline.session.FrameException;
import dev.plumbline.session.HandshakeRequest;
import dev.plumbline.session.HandshakeResponse;
import dev.plumbline.session.PayloadType;
import dev.plumbline.session.RequestedAction;
import dev.plumbline.session.Seal;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/**
 * The encrypted conversation that was captured, and a practice account that has the keys and
 * challenges of that day.
 */
final class SealedConversation implements AutoCloseable {
  static final String SESSION = "aws:ssm:SessionId";
  static final String TARGET = "aws:ssm:TargetId";
  private static final ObjectMapper JSON = new ObjectMapper();

  final OldClient client = new OldClient();
  final List<Frame> sent = Captured.sent("kms");
  final List<Frame> answered = Captured.answered("kms");
  final byte[] dataKey = Captured.hex(Captured.read("transcript-kms"), "dataKeyPlaintextHex");
  final byte[] proof = open(ByteBuffer.wrap(EncryptionChallenge.parse(answered.get(1))));
  final String sealedKey =
      HandshakeResponse.parse(sent.getFirst())
          .actions()
          .getLast()
          .sealing()
          .orElseThrow()
          .cipherTextKey();
  private final PracticeAws account;

  SealedConversation() throws IOException {
    Base64.Decoder base64 = Base64.getDecoder();
    KnownBytes known =
        new KnownBytes(
            List.of(
                base64.decode(encryption(answered.getFirst()).challenge().orElseThrow()),
                dataKey,
                base64.decode(sealedKey),
                proof));
    Scenario scenario = PracticeLab.find("secondary-rules-missing").orElseThrow();
    account =
        PracticeAws.start(
            scenario, scenario.recording(), PracticeAws.Setting.of(0, 1).sealed(known));
  }

  /** Opens what the agent sealed. */
  byte[] open(ByteBuffer sealed) {
    try {
      return Seal.client(dataKey).open(sealed);
    } catch (FrameException e) {
      throw new AssertionError(e);
    }
  }

  static RequestedAction.KmsEncryption encryption(Frame request) throws FrameException {
    return (RequestedAction.KmsEncryption) HandshakeRequest.parse(request).actions().getLast();
  }

  /**
   * Opens a session.
   *
   * @return the context in which the original client asks for a key: what the agent wants in it
   *     besides is ignored
   */
  Map<String, String> start() throws Exception {
    JsonNode session = client.start(account, "", "{}");
    client.open(session, "06318654-4aee-4945-ad2c-da8a48097baf");
    return Map.of(SESSION, session.path("SessionId").asString(), TARGET, account.instanceId());
  }

  /** What the agent asks of the client. */
  Frame asked() throws InterruptedException {
    return client.await("what is asked", OldClient.of(PayloadType.HANDSHAKE_REQUEST));
  }

  /** Asks the key service for a key with that context. */
  JsonNode key(Map<String, String> context) throws Exception {
    return client.call(
        account,
        "kms",
        "TrentService.GenerateDataKey",
        JSON.writeValueAsString(
            Map.of(
                "KeyId",
                encryption(asked()).key(),
                "NumberOfBytes",
                Seal.KEY_LENGTH,
                "EncryptionContext",
                context)));
  }

  /** Goes as captured up to the challenge, which is given. */
  Frame challenge() throws Exception {
    key(start());
    client.sendAndAwaitAcknowledgement(sent.getFirst());
    return client.await("the challenge", OldClient.of(PayloadType.ENCRYPTION_CHALLENGE_REQUEST));
  }

  /** An answer to the challenge with other sealed bytes. */
  Frame proof(byte[] sealed) {
    return Captured.changed(
        sent.get(1), 1, EncryptionChallenge.json(sealed).getBytes(StandardCharsets.UTF_8));
  }

  /** Input, sealed as the client does. */
  Frame typed(long sequence, String keys) {
    ByteBuffer plain = ByteBuffer.wrap(keys.getBytes(StandardCharsets.UTF_8));
    return Captured.changed(sent.getLast(), sequence, Seal.client(dataKey).seal(plain));
  }

  /** What the session put out so far, opened; each frame once. */
  String opened() {
    return client.received().stream()
        .filter(OldClient.of(PayloadType.OUTPUT))
        .collect(Collectors.toMap(Frame::sequence, f -> f, (a, b) -> a, TreeMap::new))
        .values()
        .stream()
        .map(f -> new String(open(f.payload()), StandardCharsets.UTF_8))
        .collect(Collectors.joining());
  }

  @Override
  public void close() throws IOException {
    client.close();
    account.close();
  }
}
