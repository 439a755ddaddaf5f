package dev.plumbline.app.terminal;

import dev.plumbline.session.TerminalSize;
import java.io.IOException;
import java.util.Optional;
import org.jline.utils.OSUtils;

/** The engineer's end of a shell: where keys come from and where the output goes. */
public interface NearEnd extends AutoCloseable {
  /** Of a terminal that does not tell its size. */
  TerminalSize USUAL_SIZE = new TerminalSize(80, 24);

  /**
   * The terminal this program runs in, or what is piped into it. Until it is closed a terminal is
   * raw: lines to it end with CR LF.
   *
   * @throws IOException when the terminal cannot be set up
   */
  static NearEnd ofThisProgram() throws IOException {
    if (OSUtils.IS_WINDOWS) {
      return WindowsTerminal.isThere() ? WindowsTerminal.open() : piped();
    }
    return Termios.isThere() ? PosixTerminal.open() : piped();
  }

  /**
   * True when a sentence on standard error is seen in a terminal.
   *
   * @throws IOException when it cannot be told
   */
  static boolean showsErrors() throws IOException {
    return OSUtils.IS_WINDOWS ? WindowsTerminal.showsErrors() : Termios.showsErrors();
  }

  private static NearEnd piped() {
    return new PipedLines(System.in, System.out);
  }

  /** What {@code TERM} says, where it is a name. */
  static String typeOfEnvironment() {
    return Optional.ofNullable(System.getenv("TERM"))
        .filter(name -> name.matches("[A-Za-z0-9.+_-]{1,64}"))
        .orElse("xterm-256color");
  }

  /** What it understands, such as {@code xterm-256color}. */
  String type();

  /** Its size now. */
  TerminalSize size();

  /** Runs when the size may have changed. */
  void onResize(Runnable action);

  /** True when somebody sits before it. */
  boolean interactive();

  /**
   * Waits for keys.
   *
   * @return how many; -1 when there will be none any more
   */
  int read(byte[] keys) throws IOException;

  /** Shows output as it is. */
  void write(byte[] shown, int length) throws IOException;

  /** Gives the terminal back as it was. */
  @Override
  void close() throws IOException;
}
