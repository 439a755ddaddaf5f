package dev.plumbline.lab.aws;

import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Deque;

/** Bytes that one thread puts in and another reads; bounded by what a client may send at once. */
final class ByteQueue {
  private static final byte[] MARK = {};

  private final Deque<byte[]> pieces = new ArrayDeque<>();
  private int at;
  private boolean over;

  synchronized void put(byte[] bytes) {
    if (bytes.length > 0 && !over) {
      pieces.add(bytes);
      notifyAll();
    }
  }

  /** Ends the stream that is being read; another one begins with what follows. */
  synchronized void mark() {
    pieces.add(MARK);
    notifyAll();
  }

  /** Ends everything: what is there can still be read. */
  synchronized void end() {
    over = true;
    notifyAll();
  }

  /** What follows, up to the next {@link #mark} or the end. */
  InputStream stream() {
    return new Piecewise();
  }

  private synchronized int take(byte[] to, int from, int length) throws InterruptedException {
    while (pieces.isEmpty() && !over) {
      wait();
    }
    byte[] piece = pieces.peek();
    if (piece == null || piece == MARK) {
      return -1;
    }
    int n = Math.min(length, piece.length - at);
    System.arraycopy(piece, at, to, from, n);
    at += n;
    if (at == piece.length) {
      pieces.remove();
      at = 0;
    }
    return n;
  }

  /**
   * Goes past marks and waits for the next stream.
   *
   * @return false when the session is over
   */
  synchronized boolean next() throws InterruptedException {
    while (!over && (pieces.isEmpty() || pieces.peek() == MARK)) {
      if (pieces.poll() == null) {
        wait();
      }
    }
    return !over;
  }

  private synchronized int available() {
    byte[] piece = pieces.peek();
    return piece == null ? 0 : piece.length - at;
  }

  private final class Piecewise extends InputStream {
    @Override
    public int available() {
      return ByteQueue.this.available();
    }

    @Override
    public int read() {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] to, int from, int length) {
      if (length == 0) {
        return 0;
      }
      try {
        return take(to, from, length);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return -1;
      }
    }
  }
}
