package dev.plumbline.session;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Puts the stream frames of one direction in order. What came already is acknowledged again,
 * because its sender repeats it until it hears so. Not thread-safe.
 */
public final class Inbound {
  /** Frames that the original client keeps while one before them is missing. */
  public static final int CLIENT_CAPACITY = 10_000;

  /** The same for the agent. */
  public static final int AGENT_CAPACITY = 100_000;

  private final Map<Long, Frame> early = new HashMap<>();
  private final int capacity;
  private long expected;

  /**
   * @param capacity frames kept while one before them is missing
   */
  public Inbound(int capacity) {
    this.capacity = capacity;
  }

  /**
   * What to do with a frame.
   *
   * @param acknowledge false when it was dropped for lack of room
   * @param ready what can be used now, in order
   */
  public record Taken(boolean acknowledge, List<Frame> ready) {}

  /** Takes a frame as it arrives. */
  public Taken take(Frame frame) {
    if (frame.sequence() < expected) {
      return new Taken(true, List.of());
    }
    if (frame.sequence() > expected) {
      boolean room = early.size() < capacity || early.containsKey(frame.sequence());
      if (room) {
        early.putIfAbsent(frame.sequence(), frame);
      }
      return new Taken(room, List.of());
    }
    List<Frame> ready = new ArrayList<>();
    for (Frame next = frame; next != null; next = early.remove(expected)) {
      ready.add(next);
      expected++;
    }
    return new Taken(true, ready);
  }
}
