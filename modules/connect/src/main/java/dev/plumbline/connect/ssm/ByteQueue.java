package dev.plumbline.connect.ssm;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Bytes between a session, which never waits, and a reader, which does. It does not refuse: whoever
 * puts asks {@link #full} first. Thread-safe.
 */
final class ByteQueue extends InputStream {
  /** Bytes from which on it counts as full. */
  static final int FULL = 4 << 20;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final ArrayDeque<ByteBuffer> parts = new ArrayDeque<>();
  private final Runnable roomAgain;
  private long bytes;
  private boolean wasFull;
  private boolean ended;
  private Optional<IOException> failure = Optional.empty();

  /**
   * @param roomAgain run by the reader, without a lock, when it is no longer full
   */
  ByteQueue(Runnable roomAgain) {
    this.roomAgain = roomAgain;
  }

  /** Adds bytes, which must not change afterwards; none after the end. */
  void put(ByteBuffer data) {
    lock.lock();
    try {
      if (!ended && data.hasRemaining()) {
        parts.add(data);
        bytes += data.remaining();
        changed.signalAll();
      }
    } finally {
      lock.unlock();
    }
  }

  /** Whether it should be given no more now; who hears yes is called when there is room. */
  boolean full() {
    lock.lock();
    try {
      wasFull |= bytes >= FULL;
      return wasFull;
    } finally {
      lock.unlock();
    }
  }

  /** Nothing follows. */
  void end() {
    end(Optional.empty());
  }

  /** Nothing follows, and the reader is told why when it has read all. */
  void end(IOException why) {
    end(Optional.of(why));
  }

  private void end(Optional<IOException> why) {
    lock.lock();
    try {
      if (!ended) {
        ended = true;
        failure = why;
        changed.signalAll();
      }
    } finally {
      lock.unlock();
    }
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] to, int from, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    boolean room;
    int count;
    lock.lock();
    try {
      while (parts.isEmpty() && !ended) {
        changed.await();
      }
      count = take(to, from, length);
      room = wasFull && bytes < FULL / 2;
      wasFull &= !room;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("reading was given up");
    } finally {
      lock.unlock();
    }
    if (room) {
      roomAgain.run();
    }
    return count;
  }

  private int take(byte[] to, int from, int length) throws IOException {
    int count = 0;
    while (count < length && !parts.isEmpty()) {
      ByteBuffer first = parts.getFirst();
      int size = Math.min(length - count, first.remaining());
      first.get(to, from + count, size);
      count += size;
      if (!first.hasRemaining()) {
        parts.removeFirst();
      }
    }
    bytes -= count;
    if (count == 0 && failure.isPresent()) {
      throw new IOException(failure.get().getMessage(), failure.get());
    }
    return count == 0 ? -1 : count;
  }

  @Override
  public int available() {
    lock.lock();
    try {
      return (int) Math.min(Integer.MAX_VALUE, bytes);
    } finally {
      lock.unlock();
    }
  }

  /** The reader wants no more: what is here and what comes is dropped. */
  @Override
  public void close() {
    lock.lock();
    try {
      ended = true;
      parts.clear();
      bytes = 0;
      wasFull = false;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
    roomAgain.run();
  }
}
