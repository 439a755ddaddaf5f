package dev.plumbline.connect;

/**
 * One line of a connection test, planned before the work starts so that steps never reached can be
 * shown too.
 *
 * @param hop 0 for the first host dialled; the target is the last
 * @param host {@code name:port} as dialled; empty for {@link Kind#READ_CONFIG}
 * @param title in words: {@code Verify host key of jump host}
 */
public record ConnectionStep(Kind kind, int hop, String host, String title) {
  /** What a step does. */
  public enum Kind {
    READ_CONFIG,
    CONNECT,
    VERIFY_HOST_KEY,
    LOG_IN,
    OPEN_SHELL
  }
}
