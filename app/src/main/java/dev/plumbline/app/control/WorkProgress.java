package dev.plumbline.app.control;

import dev.plumbline.app.task.RunningTask;
import java.util.Optional;
import javafx.animation.PauseTransition;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.util.Duration;

/**
 * What is worked out, how far it is, and a button to stop it, once it takes longer than a moment.
 */
public final class WorkProgress extends HBox {
  private static final Duration MOMENT = Duration.millis(300);

  private final Label words = Texts.of("", "t-secondary");
  private final ProgressBar bar = new ProgressBar();
  private final PauseTransition moment = new PauseTransition(MOMENT);
  private Optional<RunningTask> task = Optional.empty();

  public WorkProgress() {
    super(12);
    getStyleClass().add("work-progress");
    setAlignment(Pos.CENTER_LEFT);
    bar.setPrefWidth(160);
    words.setMinWidth(0);
    getChildren()
        .addAll(
            bar, words, Buttons.of("Stop", Icon.STOP, () -> task.ifPresent(RunningTask::cancel)));
    managedProperty().bind(visibleProperty());
    setVisible(false);
    moment.setOnFinished(e -> setVisible(task.isPresent()));
  }

  /** Shows this work until it ends; JavaFX thread only. */
  public void follow(RunningTask next) {
    task = Optional.of(next);
    words
        .textProperty()
        .bind(next.text().map(now -> now.isEmpty() ? next.title() : next.title() + ": " + now));
    bar.progressProperty().bind(next.fraction());
    moment.playFromStart();
    next.ended().thenRun(() -> end(next));
  }

  private void end(RunningTask ended) {
    if (task.filter(t -> t == ended).isPresent()) {
      task = Optional.empty();
      moment.stop();
      setVisible(false);
    }
  }
}
