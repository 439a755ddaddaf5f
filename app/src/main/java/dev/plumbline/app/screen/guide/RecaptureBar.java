package dev.plumbline.app.screen.guide;

import dev.plumbline.app.control.Buttons;
import dev.plumbline.app.control.Icon;
import dev.plumbline.app.control.Texts;
import dev.plumbline.app.task.RunningTask;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/** "Capture again and compare": the button, the running capture with a stop, or why it cannot. */
final class RecaptureBar extends HBox {
  RecaptureBar(Recapture capture) {
    super(8);
    setAlignment(Pos.CENTER_LEFT);
    if (!capture.possible()) {
      getChildren()
          .add(
              Texts.wrapped(
                  "A recording on disk cannot be captured again; open the instance itself to"
                      + " compare.",
                  "t-secondary"));
      return;
    }
    capture.running().subscribe(running -> show(capture, running));
  }

  private void show(Recapture capture, Optional<RunningTask> running) {
    getChildren().clear();
    running.ifPresentOrElse(
        this::progress,
        () ->
            getChildren()
                .addAll(
                    Buttons.of("Capture again and compare", Icon.REFRESH, capture::start),
                    Texts.wrapped("Shows what the repair changed", "t-secondary")));
  }

  private void progress(RunningTask task) {
    ProgressBar bar = new ProgressBar();
    bar.setPrefWidth(120);
    bar.progressProperty().bind(task.fraction());
    Label text = Texts.of("", "t-secondary");
    text.textProperty().bind(task.text());
    HBox.setHgrow(text, Priority.ALWAYS);
    Button stop = Buttons.of("Stop", Icon.STOP, task::cancel);
    stop.setAccessibleText("Stop: " + task.title());
    getChildren().addAll(bar, stop, text);
  }
}
