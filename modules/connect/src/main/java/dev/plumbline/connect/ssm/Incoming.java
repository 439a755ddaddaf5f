package dev.plumbline.connect.ssm;

import dev.plumbline.session.Frame;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Puts the agent's frames in order. Not thread-safe. */
final class Incoming {
  /** Most frames that wait for an earlier one, as in session-manager-plugin. */
  static final int MOST_FRAMES = 10_000;

  /** Most bytes that wait for an earlier one. */
  static final int MOST_BYTES = 64 << 20;

  private final Map<Long, Frame> early = new HashMap<>();
  private long bytes;
  private long expected;

  /** True for one that was used or kept before: it needs another acknowledgement only. */
  boolean known(Frame frame) {
    return frame.sequence() >= 0 && frame.sequence() < expected
        || early.containsKey(frame.sequence());
  }

  /** True for the next one. */
  boolean due(Frame frame) {
    return frame.sequence() == expected;
  }

  /** The next one was used. */
  void advance() {
    next().ifPresent(f -> bytes -= f.payload().remaining());
    early.remove(expected);
    expected++;
  }

  /**
   * Keeps one that came early.
   *
   * @return false when it cannot be kept: the agent must send it again
   */
  boolean keep(Frame frame) {
    int size = frame.payload().remaining();
    boolean room =
        frame.sequence() > expected
            && frame.sequence() - expected <= MOST_FRAMES
            && bytes + size <= MOST_BYTES;
    if (room) {
      early.put(frame.sequence(), frame);
      bytes += size;
    }
    return room;
  }

  /** The next one, if it came early. */
  Optional<Frame> next() {
    return Optional.ofNullable(early.get(expected));
  }

  /** Whether frames wait for one that did not come. */
  boolean gap() {
    return !early.isEmpty();
  }
}
