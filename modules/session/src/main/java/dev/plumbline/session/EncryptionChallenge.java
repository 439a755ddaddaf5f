package dev.plumbline.session;

import java.util.Base64;
import tools.jackson.databind.JsonNode;

/**
 * Proof that both ends have the same key: the bytes come sealed and go back sealed the other way.
 */
public final class EncryptionChallenge {
  private EncryptionChallenge() {}

  /**
   * The payload.
   *
   * @param sealed bytes as sealed by the sender
   */
  public static String json(byte[] sealed) {
    return Messages.text(
        Messages.object().put("Challenge", Base64.getEncoder().encodeToString(sealed)));
  }

  /**
   * The sealed bytes.
   *
   * @throws FrameException when there are none
   */
  public static byte[] parse(Frame frame) throws FrameException {
    JsonNode node = Messages.read("encryption challenge", frame.text());
    try {
      return Base64.getDecoder().decode(Messages.string(node, "Challenge"));
    } catch (IllegalArgumentException e) {
      throw new FrameException("the encryption challenge is no base64");
    }
  }
}
