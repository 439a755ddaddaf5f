package dev.plumbline.lab.aws;

import dev.plumbline.session.ProcessedAction;
import dev.plumbline.session.RequestedAction;
import dev.plumbline.session.Seal;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A key service with one key. A data key opens again only with the encryption context it was made
 * with, as in KMS. Thread-safe.
 */
final class KmsKeys implements AwsEndpoint.Api {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String SESSION = "aws:ssm:SessionId";
  private static final String TARGET = "aws:ssm:TargetId";
  private static final String CHALLENGE = "aws:ssm:RandomChallenge";
  private static final int CHALLENGE_BYTES = 16;
  private static final int PROOF_BYTES = 64;
  private static final int BLOB_BYTES = 24;

  private final String key;
  private final RandomGenerator random;
  private final String challenge;
  private final Map<String, Made> made = new HashMap<>();

  private record Made(byte[] plain, Map<String, String> context) {
    private Made {
      plain = plain.clone();
      context = Map.copyOf(context);
    }
  }

  /**
   * @param random where keys, sealed keys and challenges come from; safe for several threads
   */
  KmsKeys(String key, RandomGenerator random) {
    this.key = key;
    this.random = random;
    this.challenge = base64(random(CHALLENGE_BYTES));
  }

  /** What the agent asks of the client. */
  RequestedAction action() {
    return new RequestedAction.KmsEncryption(key, Optional.of(challenge));
  }

  /** Bytes that a client has to open and seal, to show that it has the data key. */
  byte[] proof() {
    return random(PROOF_BYTES);
  }

  @Override
  public String answer(AwsCall call) throws AwsFault {
    if (!call.action().equals("GenerateDataKey")) {
      throw AwsFault.denied(call);
    }
    if (!call.text("KeyId").orElse("").equals(key)) {
      throw new AwsFault(
          400, "NotFoundException", "Key '" + call.text("KeyId").orElse("") + "' does not exist");
    }
    if (call.body().path("NumberOfBytes").asInt(0) != Seal.KEY_LENGTH) {
      throw new AwsFault(400, "ValidationException", "NumberOfBytes has to be " + Seal.KEY_LENGTH);
    }
    Map<String, String> context = new TreeMap<>();
    call.body()
        .path("EncryptionContext")
        .properties()
        .forEach(e -> context.put(e.getKey(), e.getValue().asString("")));
    byte[] plain = random(Seal.KEY_LENGTH);
    String blob = base64(random(BLOB_BYTES));
    synchronized (made) {
      made.put(blob, new Made(plain, context));
    }
    ObjectNode answer =
        JSON.createObjectNode()
            .put("KeyId", key)
            .put("Plaintext", base64(plain))
            .put("CiphertextBlob", blob);
    return JSON.writeValueAsString(answer);
  }

  /** The data key, if it was made for this session; the challenge is in both or in neither. */
  Optional<byte[]> unseal(ProcessedAction.Sealing sealing, String session, String target) {
    Map<String, String> context = new TreeMap<>(Map.of(SESSION, session, TARGET, target));
    if (sealing.challengeAcknowledged()) {
      context.put(CHALLENGE, challenge);
    }
    synchronized (made) {
      return Optional.ofNullable(made.get(sealing.cipherTextKey()))
          .filter(m -> m.context().equals(context))
          .map(Made::plain);
    }
  }

  private byte[] random(int length) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    return bytes;
  }

  private static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }
}
