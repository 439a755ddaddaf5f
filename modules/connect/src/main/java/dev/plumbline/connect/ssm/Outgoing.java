package dev.plumbline.connect.ssm;

import dev.plumbline.session.Frame;
import dev.plumbline.session.MessageType;
import dev.plumbline.session.Outbound;
import dev.plumbline.session.PayloadType;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * The client's frames until the agent has them, those held back by a pause included. A full window
 * makes the writer wait; nothing is ever dropped. Not thread-safe.
 */
final class Outgoing {
  /** Most frames on their way, and most that are held back. */
  static final int WINDOW = 512;

  private record Draft(PayloadType type, ByteBuffer payload) {}

  private final Outbound sent = new Outbound(WINDOW);
  private final Deque<Draft> held = new ArrayDeque<>();
  private final Consumer<ByteBuffer> wire;
  private final Timing timing;

  /**
   * @param wire takes what is sent
   */
  Outgoing(Consumer<ByteBuffer> wire, Timing timing) {
    this.wire = wire;
    this.timing = timing;
  }

  /** True while one more frame would be too many. */
  boolean full() {
    return !sent.hasRoom() || held.size() >= WINDOW;
  }

  /** True when the agent has everything. */
  boolean isEmpty() {
    return sent.isEmpty() && held.isEmpty();
  }

  /**
   * Takes a frame, which leaves with the next {@link #flush}.
   *
   * @param payload must not change afterwards
   */
  void add(PayloadType type, ByteBuffer payload) {
    held.add(new Draft(type, payload));
  }

  /** Sends what was held back. */
  void flush() {
    while (!held.isEmpty()) {
      Draft draft = held.remove();
      Frame frame =
          new Frame(
              MessageType.INPUT,
              timing.date(),
              sent.nextSequence(),
              0,
              UUID.randomUUID(),
              draft.type().code(),
              draft.payload());
      sent.sent(frame, now());
      wire.accept(frame.encode());
    }
  }

  /** Sends everything that is not acknowledged, on a new connection. */
  void again() {
    sent.again(now()).forEach(f -> wire.accept(f.encode()));
    flush();
  }

  /** The agent has this one. */
  void acknowledged(long sequence) {
    sent.acknowledged(sequence, now());
  }

  /**
   * Sends the oldest again if its time is over.
   *
   * @return false when that has gone on for too long
   */
  boolean repeat() {
    sent.due(now()).ifPresent(f -> wire.accept(f.encode()));
    return !sent.exhausted(now());
  }

  private long now() {
    return TimeUnit.MILLISECONDS.toNanos(timing.millis());
  }
}
