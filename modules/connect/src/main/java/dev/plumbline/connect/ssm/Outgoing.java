package dev.plumbline.connect.ssm;

import dev.plumbline.session.Frame;
import dev.plumbline.session.MessageType;
import dev.plumbline.session.PayloadType;
import java.nio.ByteBuffer;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * The client's frames until the agent has them. A full window makes the writer wait; nothing is
 * ever dropped. Not thread-safe.
 */
final class Outgoing {
  /** Most frames between the oldest that is not acknowledged and the next. */
  static final int WINDOW = 512;

  /** Milliseconds after which a frame that is sent again and again counts as lost for good. */
  static final long PATIENCE = 300_000;

  private static final class Waiting {
    final ByteBuffer bytes;
    boolean sent;
    long since;
    long sentAt;

    Waiting(ByteBuffer bytes) {
      this.bytes = bytes;
    }
  }

  private final TreeMap<Long, Waiting> waiting = new TreeMap<>();
  private final RoundTrip roundTrip = new RoundTrip();
  private final Consumer<ByteBuffer> wire;
  private long next;
  private long unsent;

  /**
   * @param wire takes what is sent
   */
  Outgoing(Consumer<ByteBuffer> wire) {
    this.wire = wire;
  }

  /** True while one more frame would be too many. */
  boolean full() {
    return !waiting.isEmpty() && next - waiting.firstKey() >= WINDOW;
  }

  /** True when the agent has everything. */
  boolean isEmpty() {
    return waiting.isEmpty();
  }

  /** Gives a frame its number; it leaves with the next {@link #flush}. */
  void add(PayloadType type, ByteBuffer payload, long date) {
    Frame frame =
        new Frame(MessageType.INPUT, date, next, 0, UUID.randomUUID(), type.code(), payload);
    waiting.put(next, new Waiting(frame.encode()));
    next++;
  }

  /** Sends what was never sent. */
  void flush(long now) {
    waiting.tailMap(unsent).values().forEach(w -> begin(w, now));
    unsent = next;
  }

  /** Sends everything that is not acknowledged, on a new connection. */
  void again(long now) {
    waiting.values().forEach(w -> begin(w, now));
    unsent = next;
  }

  /** The agent has this one. */
  void acknowledged(long sequence, long now) {
    if (sequence < unsent) {
      Waiting done = waiting.remove(sequence);
      if (done != null) {
        roundTrip.sample(now - done.sentAt);
      }
    }
  }

  /**
   * Sends the oldest again if its time is over: the same bytes, and its time begins anew.
   *
   * @return false when that has gone on for too long
   */
  boolean repeat(long now) {
    if (waiting.isEmpty()) {
      return true;
    }
    Waiting oldest = waiting.firstEntry().getValue();
    if (oldest.sent && now - oldest.sentAt > roundTrip.timeout()) {
      send(oldest, now);
    }
    return !oldest.sent || now - oldest.since <= PATIENCE;
  }

  private void begin(Waiting frame, long now) {
    frame.sent = true;
    frame.since = now;
    send(frame, now);
  }

  private void send(Waiting frame, long now) {
    frame.sentAt = now;
    wire.accept(frame.bytes.duplicate());
  }
}
