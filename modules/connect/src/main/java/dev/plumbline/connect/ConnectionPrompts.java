package dev.plumbline.connect;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What only a person can decide or knows. Called on the thread that connects, which waits for the
 * answer; an empty answer means the person declined. Answers are never stored; the caller of these
 * methods overwrites the arrays after use. What is not overridden is refused.
 */
public interface ConnectionPrompts {
  /** A host key nobody has accepted yet. Anything but {@link HostKeyDecision#REFUSE} goes on. */
  default HostKeyDecision unknownHostKey(HostKeyQuestion question) {
    return HostKeyDecision.REFUSE;
  }

  /**
   * A host key that differs from the stored one. Answering {@link HostKeyDecision#ACCEPT_AND_STORE}
   * replaces the stored key: only after a separate, explicit decision of the person.
   */
  default HostKeyDecision changedHostKey(HostKeyQuestion question) {
    return HostKeyDecision.REFUSE;
  }

  /** Whether a program of this computer may be run to reach a host; asked before it starts. */
  default boolean runProgram(ProxyProgram program) {
    return false;
  }

  /**
   * @param attempt 1 for the first question, more after a wrong passphrase
   */
  default Optional<char[]> passphrase(Path keyFile, int attempt) {
    return Optional.empty();
  }

  /**
   * @param account {@code user@host}
   * @param attempt 1 for the first question, more after a refusal
   */
  default Optional<char[]> password(String account, int attempt) {
    return Optional.empty();
  }

  /**
   * Questions of the server (one-time code, password change).
   *
   * @return as many answers as questions
   */
  default Optional<List<char[]>> answers(
      String account, String name, String instruction, List<Challenge> challenges) {
    return Optional.empty();
  }

  /**
   * One question of the server.
   *
   * @param echo whether the answer may be shown while typed
   */
  record Challenge(String text, boolean echo) {}

  /** Answers of a program without a person: refuses every host key and knows no secret. */
  static ConnectionPrompts none() {
    return new ConnectionPrompts() {};
  }
}
