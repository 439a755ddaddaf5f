package dev.plumbline.app.control;

import static dev.plumbline.app.TestWindow.onFx;
import static dev.plumbline.app.TestWindow.until;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.app.task.RunningTask;
import dev.plumbline.app.task.Tasks;
import java.util.concurrent.CountDownLatch;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
class WorkProgressTest {
  private final WorkProgress progress = new WorkProgress();

  @Start
  void start(Stage stage) {
    stage.setScene(new Scene(progress, 600, 60));
    stage.show();
  }

  @Test
  void workThatTakesLongShowsHowFarItIsAndIsStoppedByItsButton() {
    Tasks tasks = new Tasks(trouble -> {});
    CountDownLatch asked = new CountDownLatch(1);
    RunningTask task =
        onFx(
            () -> {
              RunningTask made =
                  tasks.run(
                      "Count sheep",
                      told -> {
                        told.text("row 3 of 4");
                        told.done(0.75);
                        told.cancellation().onRequest(asked::countDown);
                        asked.await();
                        told.cancellation().check();
                        return "never";
                      },
                      done -> {});
              progress.follow(made);
              return made;
            });
    until("the bar", progress::isVisible);
    assertThat(onFx(() -> ((Label) progress.lookup(".t-secondary")).getText()))
        .isEqualTo("Count sheep: row 3 of 4");
    assertThat(onFx(() -> ((ProgressBar) progress.lookup(".progress-bar")).getProgress()))
        .isEqualTo(0.75);
    onFx(
        () -> {
          ((Button) progress.lookup(".button")).fire();
          return true;
        });
    until("the end", () -> !progress.isVisible());
    assertThat(task.cancelled()).isTrue();
  }
}
