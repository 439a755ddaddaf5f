package dev.plumbline.lab.program;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What Plumbline's line makes of the shell in a terminal: it makes the terminal raw, says a word,
 * reads a script as one line for the {@code %b} of printf, and runs the command in it with its
 * streams in base64. The script itself is not interpreted; real shells do that in tests.
 */
final class TerminalCommand {
  private static final Pattern TYPED =
      Pattern.compile(
          "exec sh -c 'stty raw -echo \\|\\| exit 9; printf \"%s%s\\\\n\" (plumbline-)"
              + " ([0-9a-f]{32}); IFS= read -r s; eval \"\\$\\(printf %b \"\\$s\"\\)\"'");
  private static final Pattern COMMAND = Pattern.compile("(?m)^c='((?:[^']|'\\\\'')*)'$");
  private static final int NOT_FOUND = 127;

  private final String word;
  private final LabPrograms programs;

  private TerminalCommand(String word, LabPrograms programs) {
    this.word = word;
    this.programs = programs;
  }

  /** Where a line that was typed is that line. */
  static Optional<TerminalCommand> typed(String line, LabPrograms programs) {
    Matcher m = TYPED.matcher(line);
    return m.matches()
        ? Optional.of(new TerminalCommand(m.group(1) + m.group(2), programs))
        : Optional.empty();
  }

  /**
   * Takes the terminal over until its input ends.
   *
   * @return the exit status of the shell, which is not that of the command
   */
  int run(InputStream in, OutputStream terminal) throws IOException, InterruptedException {
    terminal.write((word + "\n").getBytes(StandardCharsets.US_ASCII));
    terminal.flush();
    Matcher command = COMMAND.matcher(script(in));
    if (!command.find()) {
      terminal.write("sh: syntax error\n".getBytes(StandardCharsets.US_ASCII));
      return NOT_FOUND;
    }
    PrintfInput input = new PrintfInput(in);
    int status;
    try (OutputStream out = new BufferedOutputStream(new Frames(terminal, "", ","));
        OutputStream err = new BufferedOutputStream(new Frames(terminal, "<E", ">"))) {
      status = programs.find(command.group(1).replace("'\\''", "'")).run(input, out, err);
    }
    terminal.write(("<X" + status + ">").getBytes(StandardCharsets.US_ASCII));
    terminal.flush();
    input.transferTo(OutputStream.nullOutputStream());
    return 0;
  }

  private static String script(InputStream in) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int c = in.read(); c >= 0 && c != '\n'; c = in.read()) {
      line.write(c);
    }
    return new String(PrintfInput.decoded(line.toByteArray()), StandardCharsets.UTF_8);
  }

  /** Each write as one piece. */
  private static final class Frames extends OutputStream {
    private final OutputStream terminal;
    private final String before;
    private final String after;

    Frames(OutputStream terminal, String before, String after) {
      this.terminal = terminal;
      this.before = before;
      this.after = after;
    }

    @Override
    public void write(int value) throws IOException {
      write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
      if (length > 0) {
        byte[] piece = new byte[length];
        System.arraycopy(bytes, from, piece, 0, length);
        String text = before + Base64.getMimeEncoder().encodeToString(piece) + after;
        terminal.write(text.getBytes(StandardCharsets.US_ASCII));
      }
    }

    @Override
    public void flush() throws IOException {
      terminal.flush();
    }
  }
}
