package dev.plumbline.connect.ssm;

import dev.plumbline.connect.Carrier;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * Makes a shell in a terminal run one command: types a line that makes the terminal raw and says a
 * word, waits for the word, and sends {@code runner.sh}. What is typed is echoed until then; the
 * word is typed in two halves, so that its echo is not taken for it. Works with any shell that has
 * single quotes and {@code exec}; the rest is done by {@code sh}.
 */
final class TerminalRunner {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int LONGEST_GREETING = 64 * 1024;
  private static final int SHOWN = 300;

  private TerminalRunner() {}

  /**
   * Starts the command. Waits for the shell; whoever cannot wait closes the terminal.
   *
   * @throws IOException when no shell answers as one would
   */
  static void start(Carrier terminal, String command) throws IOException {
    String half = HexFormat.of().formatHex(random());
    OutputStream keys = terminal.out();
    keys.write(ascii(typed(half) + "\r"));
    keys.flush();
    await(terminal.in(), "plumbline-" + half + "\n");
    StringBuilder line = new StringBuilder();
    for (byte b : runner(command).getBytes(StandardCharsets.UTF_8)) {
      line.append(new String(RunnerInput.escaped(b & 0xFF), StandardCharsets.US_ASCII));
    }
    keys.write(ascii(line.append('\n').toString()));
    keys.flush();
  }

  /** The line that a person could type; the blank keeps it out of most histories. */
  static String typed(String half) {
    return " exec sh -c 'stty raw -echo || exit 9; printf \"%s%s\\n\" plumbline- "
        + half
        + "; IFS= read -r s; eval \"$(printf %b \"$s\")\"'";
  }

  private static String runner(String command) {
    try (InputStream in = TerminalRunner.class.getResourceAsStream("runner.sh")) {
      if (in == null) {
        throw new IllegalStateException("missing in this build: runner.sh");
      }
      String script = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return script.replace("@COMMAND@", "'" + command.replace("'", "'\\''") + "'");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Reads up to the word and no further. */
  private static void await(InputStream in, String word) throws IOException {
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    byte[] wanted = ascii(word);
    int matched = 0;
    while (matched < wanted.length) {
      int next = in.read();
      if (next < 0 || said.size() > LONGEST_GREETING) {
        throw new IOException("no shell answered in the session" + shown(said));
      }
      said.write(next);
      matched = next == wanted[matched] ? matched + 1 : next == wanted[0] ? 1 : 0;
    }
  }

  private static String shown(ByteArrayOutputStream said) {
    String text = PlainText.of(said.toString(StandardCharsets.UTF_8)).strip();
    String end = text.substring(Math.max(0, text.length() - SHOWN));
    return end.isEmpty() ? "" : "; it said: " + end;
  }

  private static byte[] random() {
    byte[] bytes = new byte[16];
    RANDOM.nextBytes(bytes);
    return bytes;
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
