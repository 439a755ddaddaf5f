package dev.plumbline.session;

import java.util.Optional;

/**
 * What became of a {@link RequestedAction}. Anything but success makes the agent end the session.
 *
 * @param type of the action
 * @param sealing for {@code KMSEncryption} that succeeded
 * @param error empty on success
 */
public record ProcessedAction(String type, Status status, Optional<Sealing> sealing, String error) {
  /** Numbers of the wire by their order, from 1. */
  public enum Status {
    SUCCESS,
    FAILED,
    UNSUPPORTED;

    int code() {
      return ordinal() + 1;
    }
  }

  /**
   * The key the client chose for an encrypted session.
   *
   * @param cipherTextKey base64 of the data key as KMS sealed it
   * @param challengeAcknowledged whether the agent's challenge is in the encryption context
   */
  public record Sealing(String cipherTextKey, boolean challengeAcknowledged) {}

  /** An action that succeeded and has no result. */
  public static ProcessedAction done(String type) {
    return new ProcessedAction(type, Status.SUCCESS, Optional.empty(), "");
  }

  /** Encryption that can begin. */
  public static ProcessedAction sealed(Sealing sealing) {
    return new ProcessedAction(
        RequestedAction.KmsEncryption.NAME, Status.SUCCESS, Optional.of(sealing), "");
  }

  /**
   * @param reason in words, shown to whoever reads the agent's log
   */
  public static ProcessedAction failed(String type, String reason) {
    return new ProcessedAction(type, Status.FAILED, Optional.empty(), reason);
  }

  /** An action that is not known here. */
  public static ProcessedAction unsupported(String type) {
    return new ProcessedAction(
        type, Status.UNSUPPORTED, Optional.empty(), "Unsupported action " + type);
  }
}
