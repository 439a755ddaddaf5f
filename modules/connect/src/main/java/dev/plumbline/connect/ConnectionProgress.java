package dev.plumbline.connect;

import java.time.Duration;
import java.util.List;

/** Told how a connection proceeds, on the thread that connects unless it says otherwise. */
public interface ConnectionProgress {
  /** All steps to come, once the configuration is known. */
  default void planned(List<ConnectionStep> steps) {}

  default void started(ConnectionStep step) {}

  /**
   * @param detail what was found: {@code 10.0.1.81 port 22, OpenSSH_8.7}
   */
  default void done(ConnectionStep step, String detail, Duration took) {}

  default void failed(ConnectionStep step, ConnectionException failure, Duration took) {}

  /** Something to know that stops nothing: a configuration line not understood, a key skipped. */
  default void warning(String text) {}

  /**
   * What carries an open connection was lost and is being replaced, or has been; nothing is lost by
   * it, but everything waits. Told at any time until the connection is closed, on any thread; must
   * not wait.
   */
  default void reconnecting(boolean now) {}

  /** For callers who only want the result. */
  static ConnectionProgress none() {
    return new ConnectionProgress() {};
  }
}
