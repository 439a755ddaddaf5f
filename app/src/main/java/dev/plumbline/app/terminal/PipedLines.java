package dev.plumbline.app.terminal;

import dev.plumbline.session.TerminalSize;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Lines of a pipe or file, typed into the shell. After the last one the shell is told the end of
 * its input, again and again: a program that reads while the terminal changes its mode may miss it.
 */
final class PipedLines implements NearEnd {
  private static final byte ENTER = '\r';
  private static final byte END_OF_INPUT = 0x04;
  private static final long AGAIN_MILLIS = 500;

  private final InputStream in;
  private final OutputStream out;
  private final CountDownLatch closed = new CountDownLatch(1);
  private boolean over;

  PipedLines(InputStream in, OutputStream out) {
    this.in = in;
    this.out = out;
  }

  @Override
  public String type() {
    return "dumb";
  }

  @Override
  public TerminalSize size() {
    return USUAL_SIZE;
  }

  @Override
  public void onResize(Runnable action) {
    // It has always the same.
  }

  @Override
  public boolean interactive() {
    return false;
  }

  @Override
  public int read(byte[] keys) throws IOException {
    if (over) {
      return endAgain(keys);
    }
    int n = in.read(keys);
    if (n < 0) {
      over = true;
      keys[0] = END_OF_INPUT;
      return 1;
    }
    for (int i = 0; i < n; i++) {
      keys[i] = keys[i] == '\n' ? ENTER : keys[i];
    }
    return n;
  }

  private int endAgain(byte[] keys) throws IOException {
    try {
      if (closed.await(AGAIN_MILLIS, TimeUnit.MILLISECONDS)) {
        return -1;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
    keys[0] = END_OF_INPUT;
    return 1;
  }

  @Override
  public void write(byte[] shown, int length) throws IOException {
    out.write(shown, 0, length);
    out.flush();
  }

  @Override
  public void close() {
    closed.countDown();
  }
}
