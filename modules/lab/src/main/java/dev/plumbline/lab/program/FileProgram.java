package dev.plumbline.lab.program;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/**
 * The file reader of the tail on a host that has no log files: the recordings behind the practice
 * instances hold the journal only. Answers the clock; every list is empty, every file missing.
 */
final class FileProgram implements Program {
  @Override
  public int run(InputStream in, OutputStream out, OutputStream err) throws IOException {
    for (String verb = Lines.read(in); !verb.isEmpty(); verb = Lines.read(in)) {
      Lines.read(in);
      Lines.read(in);
      Lines.read(in);
      out.write(answer(verb).getBytes(StandardCharsets.UTF_8));
      out.flush();
    }
    return 0;
  }

  private static String answer(String verb) {
    Instant now = Instant.now();
    return switch (verb) {
      case "time" -> "%d.%09d%n".formatted(now.getEpochSecond(), now.getNano());
      case "list" -> "E\n";
      default -> "N\n";
    };
  }
}
