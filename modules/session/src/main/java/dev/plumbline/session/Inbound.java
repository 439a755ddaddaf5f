package dev.plumbline.session;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Puts the stream frames of one direction in order. What came already is acknowledged again,
 * because its sender repeats it until it hears so. Not thread-safe.
 *
 * <p>{@link #take} does all of it for a receiver that uses everything at once. One that may not be
 * able to, asks {@link #known}, {@link #due} and {@link #keep}, uses {@link #next} and says so with
 * {@link #advance}.
 */
public final class Inbound {
  /** Frames that the original client keeps while one before them is missing. */
  public static final int CLIENT_CAPACITY = 10_000;

  /** The same for the agent. */
  public static final int AGENT_CAPACITY = 100_000;

  /** Bytes kept while a frame before them is missing; usual frames never reach it. */
  public static final long MOST_BYTES = 64L << 20;

  private final Map<Long, Frame> early = new HashMap<>();
  private final int capacity;
  private long bytes;
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
    if (known(frame)) {
      return new Taken(true, List.of());
    }
    if (!due(frame)) {
      return new Taken(keep(frame), List.of());
    }
    List<Frame> ready = new ArrayList<>();
    for (Optional<Frame> next = Optional.of(frame); next.isPresent(); next = next()) {
      ready.add(next.get());
      advance();
    }
    return new Taken(true, ready);
  }

  /** Whether it was used or kept before: it needs another acknowledgement only. */
  public boolean known(Frame frame) {
    return frame.sequence() >= 0 && frame.sequence() < expected
        || early.containsKey(frame.sequence());
  }

  /** Whether it is the next one. */
  public boolean due(Frame frame) {
    return frame.sequence() == expected;
  }

  /**
   * Keeps one that came early.
   *
   * @return false when it cannot be kept, so that its sender must repeat it: for lack of room, or
   *     because it is further ahead than there is room
   */
  public boolean keep(Frame frame) {
    int size = frame.payload().remaining();
    boolean room =
        frame.sequence() > expected
            && frame.sequence() - expected <= capacity
            && bytes + size <= MOST_BYTES;
    if (room) {
      early.put(frame.sequence(), frame);
      bytes += size;
    }
    return room;
  }

  /** The next one, if it was kept. */
  public Optional<Frame> next() {
    return Optional.ofNullable(early.get(expected));
  }

  /** The next one was used. */
  public void advance() {
    next().ifPresent(f -> bytes -= f.payload().remaining());
    early.remove(expected);
    expected++;
  }

  /** Whether frames wait for one that did not come. */
  public boolean gap() {
    return !early.isEmpty();
  }
}
