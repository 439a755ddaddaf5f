package dev.plumbline.app.task;

import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** The one door to background work. Each piece runs on a virtual thread of its own. */
public final class Tasks {
  private final ObservableList<RunningTask> running = FXCollections.observableArrayList();
  private final ObservableList<RunningTask> shown =
      FXCollections.unmodifiableObservableList(running);
  private final Consumer<Throwable> trouble;

  /**
   * @param trouble takes failures that the caller does not handle; called on the JavaFX thread
   */
  public Tasks(Consumer<Throwable> trouble) {
    this.trouble = trouble;
  }

  /** What runs now, oldest first; changes on the JavaFX thread. */
  public ObservableList<RunningTask> running() {
    return shown;
  }

  /** Runs {@code work}; a failure is shown to the user, a stop is not. */
  public <T> RunningTask run(String title, Work<T> work, Consumer<T> onDone) {
    return run(title, work, onDone, trouble);
  }

  /**
   * Runs {@code work} off the JavaFX thread and hands its outcome back on it.
   *
   * @param title for the status bar, starting with a verb: "Capture ip-10-0-1-25"
   * @param onDone takes the result
   * @param onFailure takes what was thrown; a stop asked for by the user arrives as {@link
   *     CancellationException}
   */
  public <T> RunningTask run(
      String title, Work<T> work, Consumer<T> onDone, Consumer<Throwable> onFailure) {
    RunningTask task = new RunningTask(title);
    Fx.run(() -> running.add(task));
    Thread.ofVirtual().name(title).start(() -> execute(task, work, onDone, onFailure));
    return task;
  }

  /** Short work nobody needs to watch, such as writing the settings. */
  public void quietly(String name, Work<?> work) {
    quietly(name, work, result -> {});
  }

  /** The same, with an outcome that is handed back on the JavaFX thread. */
  public <T> void quietly(String name, Work<T> work, Consumer<T> onDone) {
    RunningTask hidden = new RunningTask(name);
    Thread.ofVirtual().name(name).start(() -> execute(hidden, work, onDone, trouble));
  }

  /** Asks everything to stop, as the window closes. */
  public void cancelAll() {
    List.copyOf(running).forEach(RunningTask::cancel);
  }

  private <T> void execute(
      RunningTask task, Work<T> work, Consumer<T> onDone, Consumer<Throwable> onFailure) {
    Runnable report;
    try {
      T result = work.run(task.progress());
      report = () -> onDone.accept(result);
    } catch (Exception | StackOverflowError | OutOfMemoryError failure) {
      report = () -> onFailure.accept(task.cancelled() ? stopped(failure) : failure);
    }
    Runnable last = report;
    Fx.later(() -> end(task, last));
  }

  private void end(RunningTask task, Runnable report) {
    running.remove(task);
    try {
      report.run();
    } finally {
      task.ended().complete(null);
    }
  }

  private static Throwable stopped(Throwable failure) {
    if (failure instanceof CancellationException) {
      return failure;
    }
    CancellationException stop = new CancellationException("stopped by the user");
    stop.initCause(failure);
    return stop;
  }
}
