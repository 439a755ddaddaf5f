package dev.plumbline.app.terminal;

import dev.plumbline.session.TerminalSize;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import org.jline.utils.Signals;

/**
 * The terminal this program runs in, raw until it is closed. The end of the program restores it,
 * whatever ends it, apart from SIGKILL.
 */
final class PosixTerminal implements NearEnd {
  private static final Logger LOG = System.getLogger(PosixTerminal.class.getName());
  private static final String RESIZED = "WINCH";
  private static final String CONTINUED = "CONT";

  private final Termios settings;
  private final InputStream in = new FileInputStream(FileDescriptor.in);
  private final OutputStream out = new FileOutputStream(FileDescriptor.out);
  private final Thread atExit = new Thread(this::restore, "terminal");
  private boolean open = true;

  private PosixTerminal(Termios settings) {
    this.settings = settings;
  }

  /**
   * Takes the terminal over.
   *
   * @throws IOException when it cannot be set up
   */
  static PosixTerminal open() throws IOException {
    PosixTerminal terminal = new PosixTerminal(Termios.ofStdin());
    Runtime.getRuntime().addShutdownHook(terminal.atExit);
    terminal.raw();
    return terminal;
  }

  @Override
  public String type() {
    return NearEnd.typeOfEnvironment();
  }

  @Override
  public TerminalSize size() {
    return Termios.size().orElse(USUAL_SIZE);
  }

  /** A program that was stopped and goes on may find the terminal set by another, and resized. */
  @Override
  public void onResize(Runnable action) {
    Signals.register(RESIZED, action);
    Signals.register(
        CONTINUED,
        () -> {
          raw();
          action.run();
        });
  }

  @Override
  public boolean interactive() {
    return true;
  }

  @Override
  public int read(byte[] keys) throws IOException {
    return in.read(keys);
  }

  @Override
  public void write(byte[] shown, int length) throws IOException {
    out.write(shown, 0, length);
  }

  @Override
  public void close() {
    Signals.registerDefault(RESIZED);
    Signals.registerDefault(CONTINUED);
    restore();
    try {
      Runtime.getRuntime().removeShutdownHook(atExit);
    } catch (IllegalStateException e) {
      LOG.log(Level.DEBUG, "the program is ending", e);
    }
  }

  private synchronized void raw() {
    try {
      if (open) {
        settings.raw();
      }
    } catch (IOException e) {
      LOG.log(Level.DEBUG, "the terminal is gone", e);
    }
  }

  private synchronized void restore() {
    try {
      if (open) {
        open = false;
        settings.restore();
      }
    } catch (IOException e) {
      LOG.log(Level.DEBUG, "the terminal is gone", e);
    }
  }
}
