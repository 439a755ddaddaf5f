package dev.plumbline.connect.ssm;

/** Where a session's sentences go. Nothing here may wait, apart from the question. */
@FunctionalInterface
public interface SessionWords {
  /** The account's message, what the session survived, what became of a connection. */
  void say(String sentence);

  /** A new state, to be shown. */
  default void state(SessionState state) {}

  /**
   * Asked when there was no connection for five minutes; may wait.
   *
   * @param sentence what went wrong
   * @return true to try for five more minutes
   */
  default boolean keepTrying(String sentence) {
    return false;
  }
}
