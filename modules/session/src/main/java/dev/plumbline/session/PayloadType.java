package dev.plumbline.session;

import java.util.Arrays;
import java.util.Optional;

/** What the payload of a stream frame holds. */
public enum PayloadType {
  /** Data, both ways. */
  OUTPUT(1),
  ERROR(2),
  /** {@link TerminalSize}. */
  SIZE(3),
  PARAMETER(4),
  /** {@link HandshakeRequest}. */
  HANDSHAKE_REQUEST(5),
  /** {@link HandshakeResponse}. */
  HANDSHAKE_RESPONSE(6),
  /** {@link HandshakeComplete}. */
  HANDSHAKE_COMPLETE(7),
  /** {@link EncryptionChallenge} of the agent. */
  ENCRYPTION_CHALLENGE_REQUEST(8),
  /** {@link EncryptionChallenge} of the client. */
  ENCRYPTION_CHALLENGE_RESPONSE(9),
  /** {@link Flag}. */
  FLAG(10),
  /** Standard error of a non-interactive command whose document keeps it apart. */
  STDERR(11),
  /** {@link ExitCode}. */
  EXIT_CODE(12);

  private final int code;

  PayloadType(int code) {
    this.code = code;
  }

  /** The number on the wire. */
  public int code() {
    return code;
  }

  /** Empty for a number that has no meaning yet. */
  public static Optional<PayloadType> of(int code) {
    return Arrays.stream(values()).filter(t -> t.code == code).findFirst();
  }
}
