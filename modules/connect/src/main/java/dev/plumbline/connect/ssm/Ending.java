package dev.plumbline.connect.ssm;

import java.util.ArrayList;
import java.util.List;

/** The one end of a shell, and who waits for it. */
final class Ending {
  private final List<Runnable> waiting = new ArrayList<>();
  private boolean over;

  synchronized boolean over() {
    return over;
  }

  /** Runs it at the end; at once after it. */
  void then(Runnable action) {
    synchronized (this) {
      if (!over) {
        waiting.add(action);
        return;
      }
    }
    action.run();
  }

  /**
   * Ends; who waits is told on threads of their own.
   *
   * @return false when it was over already
   */
  boolean end() {
    List<Runnable> due;
    synchronized (this) {
      if (over) {
        return false;
      }
      over = true;
      due = List.copyOf(waiting);
      waiting.clear();
    }
    due.forEach(action -> Thread.ofVirtual().start(action));
    return true;
  }
}
