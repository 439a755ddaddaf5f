package dev.plumbline.lab.program;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** Reads lines of a stream without taking a byte more, as a shell's {@code read} does. */
final class Lines {
  private static final int LONGEST = 8_192;

  private Lines() {}

  /** The next line without its end; empty at the end of the stream. */
  static String read(InputStream in) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int b = in.read(); b >= 0 && b != '\n' && line.size() < LONGEST; b = in.read()) {
      line.write(b);
    }
    return line.toString(StandardCharsets.UTF_8);
  }
}
