package dev.plumbline.connect.ssm;

import dev.plumbline.session.FrameException;
import dev.plumbline.session.SmuxFrame;
import dev.plumbline.session.SmuxReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Several connections in one port session: smux version 1 in the client's role. Thread-safe.
 *
 * <p>Version 1 has no window for a single stream, so a reader that is behind holds up all of them;
 * one that took nothing for a minute is given up for the others.
 *
 * @see <a href="https://github.com/xtaci/smux">xtaci/smux</a>
 */
final class SmuxClient {
  /** The session below it. */
  interface Carrier {
    /** Writes; may wait. */
    void write(ByteBuffer data) throws IOException;

    /** More can be taken again. */
    void drain();
  }

  /** Milliseconds after which a reader that takes nothing is given up. */
  static final long PATIENCE = 60_000;

  private static final Duration ALIVE = Duration.ofSeconds(10);
  private static final int FIRST = 3;
  private static final int STEP = 2;

  private final Carrier carrier;
  private final Timing timing;
  private final SmuxReader reader = new SmuxReader();
  private final Map<Long, SmuxStream> streams = new ConcurrentHashMap<>();
  private final ReentrantLock writing = new ReentrantLock();
  private long next = FIRST;
  private volatile boolean over;

  SmuxClient(Carrier carrier, Timing timing) {
    this.carrier = carrier;
    this.timing = timing;
  }

  /** Says each ten seconds that it is there, for agents up to 3.1.1511.0. */
  void keepAlive() {
    timing.after(
        ALIVE,
        () -> {
          try {
            if (!over) {
              send(SmuxFrame.of(SmuxFrame.Command.NOP, 0));
              keepAlive();
            }
          } catch (IOException e) {
            // The session is over, and so is this.
            over = true;
          }
        });
  }

  /**
   * Begins a connection.
   *
   * @throws IOException when the session is over
   */
  SmuxStream open() throws IOException {
    writing.lock();
    try {
      SmuxStream stream = new SmuxStream(this, next, timing);
      next += STEP;
      streams.put(stream.id(), stream);
      send(SmuxFrame.of(SmuxFrame.Command.SYN, stream.id()));
      return stream;
    } finally {
      writing.unlock();
    }
  }

  /** A frame stays in one piece, whoever else writes. */
  void send(SmuxFrame frame) throws IOException {
    writing.lock();
    try {
      carrier.write(frame.encode());
    } finally {
      writing.unlock();
    }
  }

  /**
   * The next bytes of the session; does not wait.
   *
   * @throws FrameException when they are no smux; nothing after them can be read
   */
  void received(ByteBuffer data) throws FrameException {
    for (SmuxFrame frame : reader.feed(data)) {
      SmuxStream stream = streams.get(frame.stream());
      if (stream != null) {
        switch (frame.command()) {
          case PSH -> stream.received(frame.data());
          case FIN -> stream.finished();
          case SYN, NOP -> {}
        }
      }
    }
  }

  /** Whether more can be taken. */
  boolean ready() {
    List<SmuxStream> behind = streams.values().stream().filter(SmuxStream::full).toList();
    behind.stream().filter(SmuxStream::stuck).forEach(SmuxStream::close);
    return behind.stream().noneMatch(SmuxStream::full);
  }

  void drain() {
    carrier.drain();
  }

  void forget(SmuxStream stream) {
    streams.remove(stream.id());
  }

  /** The session is over; every connection ends with it. */
  void ended(IOException why) {
    over = true;
    streams.values().forEach(s -> s.failed(why));
    streams.clear();
  }
}
