package dev.plumbline.lab.program;

import dev.plumbline.model.Recording;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A shell in a terminal. It knows the commands whose output the recording holds, word for word as
 * they were captured, and {@code stty size}; of everything else it says why it is not found.
 */
public final class PracticeShell implements Program {
  private static final String PROMPT = "sh-5.2$ ";
  private static final String HINT =
      "This practice instance knows only what was captured on it; help lists it.\r\n";
  private static final int INTERRUPT = 0x03;
  private static final int END = 0x04;
  private static final int BACKSPACE = 0x08;
  private static final int KILL = 0x15;
  private static final int ESCAPE = 0x1B;
  private static final int DELETE = 0x7F;
  private static final int LONGEST_LINE = 4096;

  private static final Pattern EXIT = Pattern.compile("(?:exit|logout)(?: +(\\d{1,3}))?");

  private final Recording recording;
  private final LabPrograms programs;
  private final Window window;
  private final Map<String, String> files = new TreeMap<>();

  /**
   * A shell on the host of a recording.
   *
   * @param programs what it runs for Plumbline's own commands
   */
  public PracticeShell(Recording recording, LabPrograms programs, Window window) {
    this.recording = recording;
    this.programs = programs;
    this.window = window;
    recording
        .files()
        .forEach(
            file ->
                recording
                    .command(file)
                    .map(run -> run.command().strip())
                    .filter(c -> !c.isEmpty() && c.length() < LONGEST_LINE && c.indexOf('\n') < 0)
                    .ifPresent(c -> files.putIfAbsent(c, file)));
  }

  @Override
  public int run(InputStream in, OutputStream terminal, OutputStream err)
      throws IOException, InterruptedException {
    OutputStream out = new BufferedOutputStream(terminal);
    out.write(text(PROMPT));
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int key = next(in, out); key >= 0; key = next(in, out)) {
      switch (key) {
        case '\r', '\n' -> {
          out.write(text("\r\n"));
          String command = line.toString(StandardCharsets.UTF_8).strip();
          line.reset();
          Matcher exit = EXIT.matcher(command);
          if (exit.matches()) {
            out.flush();
            return exit.group(1) == null ? 0 : Integer.parseInt(exit.group(1)) & 0xFF;
          }
          Optional<TerminalCommand> taken = TerminalCommand.typed(command, programs);
          if (taken.isPresent()) {
            out.flush();
            return taken.get().run(in, terminal);
          }
          out.write(text(answer(command) + PROMPT));
        }
        case INTERRUPT -> {
          line.reset();
          out.write(text("^C\r\n" + PROMPT));
        }
        case END -> {
          if (line.size() == 0) {
            out.write(text("exit\r\n"));
            out.flush();
            return 0;
          }
        }
        case BACKSPACE, DELETE -> erase(line, 1, out);
        case KILL -> erase(line, LONGEST_LINE, out);
        case ESCAPE -> skipSequence(in);
        default -> {
          if (key >= ' ' && line.size() < LONGEST_LINE) {
            line.write(key);
            out.write(key);
          }
        }
      }
    }
    return 0;
  }

  /** What was written is shown before the next key is waited for. */
  private static int next(InputStream in, OutputStream out) throws IOException {
    if (in.available() == 0) {
      out.flush();
    }
    return in.read();
  }

  private String answer(String command) {
    if (command.isEmpty()) {
      return "";
    }
    if (command.equals("stty size")) {
      return window.text() + "\r\n";
    }
    if (command.equals("help")) {
      return "This practice instance answers the commands that were captured on it:\r\n"
          + String.join("\r\n", files.keySet())
          + "\r\n";
    }
    return Optional.ofNullable(files.get(command))
        .flatMap(recording::text)
        .map(output -> output.replace("\r\n", "\n").replace("\n", "\r\n"))
        .map(output -> output.isEmpty() || output.endsWith("\n") ? output : output + "\r\n")
        .orElseGet(() -> "sh: " + command.split(" ", 2)[0] + ": command not found\r\n" + HINT);
  }

  /** Takes characters off the end of the line, whole ones: UTF-8 continues with 10xxxxxx. */
  private static void erase(ByteArrayOutputStream line, int characters, OutputStream out)
      throws IOException {
    byte[] bytes = line.toByteArray();
    int length = bytes.length;
    for (int i = 0; i < characters && length > 0; i++) {
      length--;
      while (length > 0 && (bytes[length] & 0xC0) == 0x80) {
        length--;
      }
      out.write(text("\b \b"));
    }
    line.reset();
    line.write(bytes, 0, length);
  }

  /** Arrow keys and the like: ESC, a bracket, and parameters up to a letter. */
  private static void skipSequence(InputStream in) throws IOException {
    int next = in.read();
    if (next == '[' || next == 'O') {
      int end = in.read();
      while (end >= 0x20 && end < 0x40) {
        end = in.read();
      }
    }
  }

  private static byte[] text(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
