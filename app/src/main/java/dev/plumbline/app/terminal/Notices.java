package dev.plumbline.app.terminal;

import java.io.FilterWriter;
import java.io.IOException;
import java.io.Writer;

/**
 * Sentences beside a shell. While the terminal is raw a line to it needs a carriage return, and
 * begins where the shell's own output may stand.
 */
public final class Notices extends FilterWriter {
  private volatile boolean raw;

  public Notices(Writer to) {
    super(to);
  }

  /** Whether the terminal is raw now. */
  public void raw(boolean now) {
    raw = now;
  }

  @Override
  public void write(int c) throws IOException {
    write(String.valueOf((char) c), 0, 1);
  }

  @Override
  public void write(char[] text, int from, int length) throws IOException {
    write(new String(text, from, length), 0, length);
  }

  @Override
  public void write(String text, int from, int length) throws IOException {
    String piece = text.substring(from, from + length);
    out.write(raw ? piece.replace("\n", "\r\n") : piece);
  }
}
