package dev.plumbline.app.open;

import dev.plumbline.app.shell.CaseEvidence;
import dev.plumbline.app.task.Progress;
import dev.plumbline.connect.ConnectionException;
import dev.plumbline.connect.ConnectionProfile;
import dev.plumbline.connect.Shell;
import dev.plumbline.connect.plan.Way;
import dev.plumbline.model.Cancellation;
import dev.plumbline.model.Recording;
import java.io.IOException;
import java.util.Optional;

/** A host that can be connected to and captured. Blocks; used in background work alone. */
interface LiveHost {
  /**
   * A host that was captured.
   *
   * @param shell stays open for logs and the next capture; absent where no way led in
   * @param way by which it was reached; absent for SSH without an account
   */
  record Live(CaseEvidence evidence, Optional<Shell> shell, Optional<Way> way) {
    /**
     * What was read over a connection; the connection is closed where that fails.
     *
     * @throws IOException of the reading
     */
    static Live read(Optional<Shell> shell, Optional<Way> way, Reading reading) throws IOException {
      boolean done = false;
      try {
        Live live = new Live(reading.evidence(), shell, way);
        done = true;
        return live;
      } finally {
        if (!done) {
          shell.ifPresent(Shell::close);
        }
      }
    }
  }

  /** Captures or parses. */
  @FunctionalInterface
  interface Reading {
    CaseEvidence evidence() throws IOException;
  }

  /** Changes a fresh capture before it is parsed. */
  @FunctionalInterface
  interface Finish {
    Recording apply(Recording captured) throws IOException;
  }

  ConnectionProfile profile();

  /**
   * Connects and captures, telling each step.
   *
   * @throws ConnectionException naming the step that failed
   * @throws IOException when no probe could run
   */
  Live open(Progress progress) throws IOException;

  /**
   * A connection without a person: what was trusted and unlocked before, or none.
   *
   * @throws ConnectionException when there is none
   */
  Shell reconnect(Cancellation stop) throws ConnectionException;

  /**
   * Captures, parses and diagnoses, telling each probe.
   *
   * @throws IOException when no probe could run
   */
  CaseEvidence capture(Shell shell, Progress progress) throws IOException;

  /** Ends what the host holds besides its connections. */
  default void close() {}
}
