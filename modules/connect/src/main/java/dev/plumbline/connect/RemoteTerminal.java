package dev.plumbline.connect;

import dev.plumbline.session.TerminalSize;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.OptionalInt;

/**
 * The user's own shell on the host, in a terminal there: keys go in as they were pressed, what is
 * to be shown comes out. Output must be read, or the shell stops.
 */
public interface RemoteTerminal extends AutoCloseable {
  /** What the terminal shows, escape sequences included; ends when the shell does. */
  InputStream output();

  /** The keyboard. Flush after what was typed. */
  OutputStream input();

  /** Tells that the window has another size. */
  void resize(TerminalSize size) throws IOException;

  /**
   * Waits for the end of the shell.
   *
   * @return its exit status; empty when a signal ended it or the way there tells none
   * @throws IOException when the connection was lost before the end
   */
  OptionalInt join() throws IOException;

  /** Ends the shell without waiting for it. */
  @Override
  void close();
}
