package dev.plumbline.connect;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A program running on the host. Both outputs must be read, each by its own thread: an unread one
 * stops the other.
 */
public interface RemoteProcess extends AutoCloseable {
  OutputStream stdin();

  InputStream stdout();

  InputStream stderr();

  /**
   * Waits for the end.
   *
   * @return true when it ended in time
   * @throws IOException when the connection was lost before the end
   */
  boolean join(Duration limit) throws IOException;

  /** Exit status after the end; empty when killed by a signal or when the server told none. */
  OptionalInt exit();

  /** Name of the signal that ended it (TERM, KILL, ...). */
  Optional<String> signal();

  /** Ends the remote program: closes stdin and sends TERM. Does not wait. */
  void terminate();

  /** Gives the channel back without waiting for the program. */
  @Override
  void close();
}
