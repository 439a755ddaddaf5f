package dev.plumbline.connect.ssh;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/**
 * Reads along with what a server says before it identifies itself: sshd tells there why it hangs
 * up, another service what it is.
 */
class Greeting extends FilterInputStream {
  private static final int MAX_BYTES = 512;

  private final StringBuilder said = new StringBuilder();

  Greeting(InputStream in) {
    super(in);
  }

  /** The first line that is no identification, without control characters; may be empty. */
  String text() {
    synchronized (said) {
      return Failures.firstLine(said.toString().replaceFirst("(?s)(^|\n)SSH-.*", "$1"));
    }
  }

  @Override
  public int read() throws IOException {
    int b = super.read();
    if (b >= 0) {
      keep(new byte[] {(byte) b}, 0, 1);
    }
    return b;
  }

  @Override
  public int read(byte[] bytes, int from, int length) throws IOException {
    int count = super.read(bytes, from, length);
    if (count > 0) {
      keep(bytes, from, count);
    }
    return count;
  }

  private void keep(byte[] bytes, int from, int count) {
    synchronized (said) {
      int room = Math.min(count, MAX_BYTES - said.length());
      if (room > 0) {
        said.append(new String(bytes, from, room, StandardCharsets.ISO_8859_1));
      }
    }
  }
}
