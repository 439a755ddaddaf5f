package dev.plumbline.connect.ssm;

import dev.plumbline.session.Flag;
import java.nio.ByteBuffer;

/**
 * What a session does, told one after the other and in order. Nothing here may wait, nor write to
 * the session, unless it says so; the buffers are the listener's own.
 */
public interface SessionEvents {
  /** Output, or the bytes of a port. */
  default void output(ByteBuffer data) {}

  /** Standard error of a command whose document keeps it apart. */
  default void error(ByteBuffer data) {}

  /** How a command ended, when its document tells. */
  default void exit(int code) {}

  /** A word about a port. */
  default void flag(Flag flag) {}

  /** The account's message to whoever opens a session. */
  default void message(String text) {}

  /** A new state. */
  default void state(SessionState state) {}

  /** Something odd that the session survived, in a sentence; each is told once. */
  default void note(String sentence) {}

  /** Whether more output can be taken; when not, the agent sends it again later. */
  default boolean ready() {
    return true;
  }

  /**
   * Asked when there was no connection for five minutes; may wait.
   *
   * @param sentence what went wrong
   * @return true to try for five more minutes
   */
  default boolean keepTrying(String sentence) {
    return false;
  }

  /** The end; nothing is told after it. */
  default void ended(SessionEnd end) {}
}
