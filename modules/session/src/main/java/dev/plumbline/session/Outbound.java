package dev.plumbline.session;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * The stream frames of one direction that were sent and not acknowledged. The oldest is repeated,
 * byte for byte, after a time that follows the measured round trip. Times are nanoseconds of any
 * clock that only goes forward. Not thread-safe.
 *
 * <p>The round trip counts from the first sending: counted from a repetition it would look shorter
 * than it is on a slow path, and the repetitions would never end.
 */
public final class Outbound {
  /**
   * How long a frame is repeated before the session is given up: the 3,000 repetitions of the
   * original client take so long.
   */
  public static final Duration PATIENCE = Duration.ofMinutes(5);

  private static final long FIRST_TIMEOUT = Duration.ofMillis(200).toNanos();
  private static final long FIRST_ROUND_TRIP = Duration.ofMillis(100).toNanos();
  private static final long LEAST_VARIATION = Duration.ofMillis(10).toNanos();
  private static final long LONGEST_TIMEOUT = Duration.ofSeconds(1).toNanos();

  private final Deque<Sent> waiting = new ArrayDeque<>();
  private final int window;
  private long next;
  private long roundTrip = FIRST_ROUND_TRIP;
  private long variation;
  private long timeout = FIRST_TIMEOUT;

  /** A frame on its way. */
  private static final class Sent {
    private final Frame frame;
    private long first;
    private long last;

    Sent(Frame frame, long now) {
      this.frame = frame;
      this.first = now;
      this.last = now;
    }
  }

  /**
   * @param window frames that may be on their way at once
   */
  public Outbound(int window) {
    this.window = window;
  }

  /** Whether another frame may be sent now. */
  public boolean hasRoom() {
    return waiting.size() < window;
  }

  /** Whether everything sent has arrived. */
  public boolean isEmpty() {
    return waiting.isEmpty();
  }

  /** The number that the next frame has to carry. */
  public long nextSequence() {
    return next;
  }

  /**
   * Keeps a frame that is being sent for the first time.
   *
   * @throws IllegalArgumentException when it does not carry {@link #nextSequence}
   */
  public void sent(Frame frame, long now) {
    if (frame.sequence() != next) {
      throw new IllegalArgumentException(
          "frame " + frame.sequence() + " where " + next + " is due");
    }
    next++;
    waiting.add(new Sent(frame, now));
  }

  /**
   * Forgets a frame that arrived.
   *
   * @return false when it was not on its way: a second acknowledgement
   */
  public boolean acknowledged(long sequence, long now) {
    Optional<Sent> found = waiting.stream().filter(s -> s.frame.sequence() == sequence).findFirst();
    found.ifPresent(
        sent -> {
          waiting.remove(sent);
          measure(now - sent.first);
        });
    return found.isPresent();
  }

  private void measure(long sample) {
    variation = variation / 4 * 3 + Math.abs(roundTrip - sample) / 4;
    roundTrip = roundTrip / 8 * 7 + sample / 8;
    timeout = Math.min(LONGEST_TIMEOUT, roundTrip + Math.max(LEAST_VARIATION, 4 * variation));
  }

  /** The oldest frame, when it is time to send it again; it counts as sent now. */
  public Optional<Frame> due(long now) {
    Sent oldest = waiting.peek();
    if (oldest == null || now - oldest.last < timeout) {
      return Optional.empty();
    }
    oldest.last = now;
    return Optional.of(oldest.frame);
  }

  /** Whether a frame was repeated for so long that nobody seems to be there. */
  public boolean exhausted(long now) {
    Sent oldest = waiting.peek();
    return oldest != null && now - oldest.first > PATIENCE.toNanos();
  }

  /**
   * Everything that has to go out again over a new connection, oldest first. It counts as sent now
   * for the first time: how long there was no connection says nothing about the path.
   */
  public List<Frame> again(long now) {
    for (Sent frame : waiting) {
      frame.first = now;
      frame.last = now;
    }
    return waiting.stream().map(s -> s.frame).toList();
  }

  /** How long a frame waits for its acknowledgement before it is repeated. */
  public Duration timeout() {
    return Duration.ofNanos(timeout);
  }
}
