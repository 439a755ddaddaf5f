package dev.plumbline.lab.program;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;

/** Input that comes as lines for the {@code %b} of printf and ends with a line of one dot. */
final class PrintfInput extends InputStream {
  private static final int END = -1;

  private final InputStream lines;
  private byte[] bytes = new byte[0];
  private int at;
  private boolean ended;

  PrintfInput(InputStream lines) {
    this.lines = lines;
  }

  @Override
  public int read() throws IOException {
    while (at == bytes.length) {
      if (ended) {
        return END;
      }
      next();
    }
    return bytes[at++] & 0xFF;
  }

  @Override
  public int read(byte[] to, int from, int length) throws IOException {
    int first = length == 0 ? 0 : read();
    if (first < 0 || length == 0) {
      return first;
    }
    to[from] = (byte) first;
    int more = Math.min(length - 1, bytes.length - at);
    System.arraycopy(bytes, at, to, from + 1, more);
    at += more;
    return more + 1;
  }

  @Override
  public int available() {
    return bytes.length - at;
  }

  private void next() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    int c = lines.read();
    while (c >= 0 && c != '\n') {
      line.write(c);
      c = lines.read();
    }
    byte[] whole = line.toByteArray();
    ended = c < 0 || (whole.length == 1 && whole[0] == '.');
    bytes = ended ? new byte[0] : decoded(whole);
    at = 0;
  }

  /** {@code \0ooo} as the byte; everything else as it is. */
  static byte[] decoded(byte[] line) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (int i = 0; i < line.length; i++) {
      if (line[i] == '\\' && i + 4 < line.length && line[i + 1] == '0') {
        out.write((line[i + 2] - '0') << 6 | (line[i + 3] - '0') << 3 | (line[i + 4] - '0'));
        i += 4;
      } else {
        out.write(line[i]);
      }
    }
    return out.toByteArray();
  }
}
