package dev.plumbline.model;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;

/** A request to stop, handed to everything that waits. Thread-safe; set once. */
public final class Cancellation {
  private final List<Runnable> actions = new ArrayList<>();
  private boolean requested;

  /** One that nobody will ever request. */
  public static Cancellation none() {
    return new Cancellation();
  }

  /** Asks to stop; runs every registered action once, on this thread. */
  public void request() {
    List<Runnable> due;
    synchronized (actions) {
      if (requested) {
        return;
      }
      requested = true;
      due = List.copyOf(actions);
      actions.clear();
    }
    due.forEach(Runnable::run);
  }

  public boolean requested() {
    synchronized (actions) {
      return requested;
    }
  }

  /** Runs {@code action} when a stop is asked for; at once if it already was. */
  public void onRequest(Runnable action) {
    synchronized (actions) {
      if (!requested) {
        actions.add(action);
        return;
      }
    }
    action.run();
  }

  /**
   * Ends the work here when a stop was asked for.
   *
   * @throws CancellationException if so
   */
  public void check() {
    if (requested()) {
      throw new CancellationException("stopped by the user");
    }
  }
}
