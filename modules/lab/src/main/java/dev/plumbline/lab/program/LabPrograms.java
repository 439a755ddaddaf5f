package dev.plumbline.lab.program;

import dev.plumbline.model.Recording;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Chooses what answers a command line. Only Plumbline's own fixed commands are known, by the words
 * that tell them apart; anything else is a program that the host does not have.
 */
public final class LabPrograms {
  private static final Pattern ECHO = Pattern.compile("(?:exec )?echo ([A-Za-z0-9 ._-]+)");

  private final CaptureProgram capture;
  private final JournalPrograms journal;

  /**
   * @param host its name, where the recording has none
   */
  public LabPrograms(String host, Recording recording) {
    this.capture = new CaptureProgram(host, recording);
    this.journal = new JournalPrograms(new LabJournal(recording));
  }

  /** What answers a command line; never empty-handed: an unknown one ends with status 127. */
  public Program find(String command) {
    Matcher echo = ECHO.matcher(command);
    if (command.equals("exec sh -s")) {
      return capture;
    } else if (echo.matches()) {
      return say(echo.group(1) + "\n");
    } else if (command.contains("/etc/machine-id")) {
      return journal::facts;
    } else if (command.contains("--no-tail") && command.contains("--cursor=")) {
      return journal::follow;
    } else if (command.contains("journalctl") && command.contains("-o export")) {
      return journal::history;
    } else if (command.contains("/proc/self/fd/3")) {
      return new FileProgram();
    }
    return LabPrograms::notFound;
  }

  private static Program say(String text) {
    return (in, out, err) -> {
      out.write(text.getBytes(StandardCharsets.UTF_8));
      return 0;
    };
  }

  private static int notFound(InputStream in, OutputStream out, OutputStream err)
      throws IOException {
    err.write(
        "sh: command not found: this practice instance answers captures and tails alone\n"
            .getBytes(StandardCharsets.UTF_8));
    return 127;
  }
}
