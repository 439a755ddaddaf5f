package dev.plumbline.connect.ssm;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.function.BooleanSupplier;

/**
 * The input of a command that {@code runner.sh} runs: lines of printable characters that the {@code
 * %b} of printf turns into the bytes again; a single dot is the end.
 */
final class RunnerInput extends OutputStream {
  private static final int LINE = 900;

  private final OutputStream line;
  private final BooleanSupplier over;
  private final ByteArrayOutputStream pending = new ByteArrayOutputStream();
  private boolean closed;

  /**
   * @param line where the runner reads
   * @param over whether the command has ended, so that its end of input is nobody's concern
   */
  RunnerInput(OutputStream line, BooleanSupplier over) {
    this.line = line;
    this.over = over;
  }

  @Override
  public synchronized void write(int value) throws IOException {
    if (closed) {
      throw new IOException("the input of the command is closed");
    }
    pending.writeBytes(escaped(value & 0xFF));
    if (pending.size() >= LINE) {
      flush();
    }
  }

  @Override
  public synchronized void write(byte[] bytes, int from, int length) throws IOException {
    for (int i = from; i < from + length; i++) {
      write(bytes[i]);
    }
  }

  /** One write a line, so that it goes in few frames. */
  @Override
  public synchronized void flush() throws IOException {
    if (pending.size() > 0) {
      pending.write('\n');
      byte[] bytes = pending.toByteArray();
      pending.reset();
      line.write(bytes);
      line.flush();
    }
  }

  /** Nothing is lost with a command that has ended meanwhile. */
  @Override
  public synchronized void close() throws IOException {
    if (closed) {
      return;
    }
    try {
      flush();
      closed = true;
      line.write(new byte[] {'.', '\n'});
      line.flush();
    } catch (IOException e) {
      closed = true;
      if (!over.getAsBoolean()) {
        throw e;
      }
    }
  }

  /** Backslashes and what is no printable ASCII as {@code \0ooo}; a dot too, as it may be alone. */
  static byte[] escaped(int value) {
    if (value > ' ' && value < 0x7F && value != '\\' && value != '.') {
      return new byte[] {(byte) value};
    }
    return new byte[] {
      '\\',
      '0',
      (byte) ('0' + (value >> 6)),
      (byte) ('0' + (value >> 3 & 7)),
      (byte) ('0' + (value & 7))
    };
  }
}
