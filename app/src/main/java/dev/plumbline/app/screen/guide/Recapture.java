package dev.plumbline.app.screen.guide;

import dev.plumbline.app.shell.OpenCase;
import dev.plumbline.app.task.RunningTask;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** Another capture of the same instance, one at a time. Lives on the JavaFX thread. */
final class Recapture {
  private final OpenCase openCase;
  private final ReadOnlyObjectWrapper<Optional<RunningTask>> running =
      new ReadOnlyObjectWrapper<>(Optional.empty());

  Recapture(OpenCase openCase) {
    this.openCase = openCase;
  }

  /** False for a recording on disk. */
  boolean possible() {
    return openCase.capture().isPresent();
  }

  /** The capture that was started here and still runs. */
  ReadOnlyObjectProperty<Optional<RunningTask>> running() {
    return running.getReadOnlyProperty();
  }

  /** Begins, unless one is under way. */
  void start() {
    if (running.get().isEmpty()) {
      openCase
          .capture()
          .ifPresent(
              capture -> {
                RunningTask task = capture.start();
                running.set(Optional.of(task));
                task.ended().thenRun(() -> running.set(Optional.empty()));
              });
    }
  }
}
