package dev.plumbline.app.task;

import javafx.application.Platform;

/** The one door to the JavaFX thread. */
public final class Fx {
  private Fx() {}

  /** Runs {@code action} on the JavaFX thread: at once when already there, else soon. */
  public static void run(Runnable action) {
    if (Platform.isFxApplicationThread()) {
      action.run();
    } else {
      Platform.runLater(action);
    }
  }

  /** Runs {@code action} on the JavaFX thread after what is queued there now. */
  public static void later(Runnable action) {
    Platform.runLater(action);
  }

  /**
   * Holds the rule that nothing waits on the JavaFX thread.
   *
   * @throws IllegalStateException when called there
   */
  public static void mustWaitElsewhere() {
    if (Platform.isFxApplicationThread()) {
      throw new IllegalStateException("waiting on the JavaFX thread would freeze the window");
    }
  }
}
