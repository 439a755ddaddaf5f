package dev.plumbline.app.shell;

import dev.plumbline.app.control.Buttons;
import dev.plumbline.app.control.Icon;
import dev.plumbline.app.control.Mark;
import dev.plumbline.app.control.Texts;
import dev.plumbline.app.task.RunningTask;
import dev.plumbline.app.task.Tasks;
import dev.plumbline.guide.Severity;
import java.util.List;
import java.util.Optional;
import javafx.animation.PauseTransition;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.util.Duration;

/** Counts of the open case at the left; time zone and running tasks at the right. */
final class StatusBar extends HBox {
  private static final Duration MOMENT = Duration.millis(300);

  private final HBox left = new HBox(16);
  private final HBox work = new HBox(8);
  private final Label note = Texts.of("", "t-secondary");
  private final Tasks tasks;
  private final PauseTransition moment = new PauseTransition(MOMENT);

  StatusBar(WindowModel model, Tasks tasks, String version) {
    this.tasks = tasks;
    getStyleClass().add("status-bar");
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    left.setAlignment(Pos.CENTER_LEFT);
    work.setAlignment(Pos.CENTER_RIGHT);
    work.setId("running-tasks");
    note.managedProperty().bind(note.visibleProperty());
    note.visibleProperty().bind(note.textProperty().isEmpty().not());
    getChildren().addAll(note, left, gap, Texts.of("UTC", "t-secondary"), work);
    model
        .openCase()
        .subscribe(
            open ->
                open.ifPresentOrElse(
                    c -> {
                      c.evidence().subscribe(this::counts);
                      c.shared(StatusNote.class).subscribe(this::note);
                    },
                    () -> left.getChildren().setAll(Texts.of(version, "t-secondary"))));
    moment.setOnFinished(e -> showWork());
    tasks.running().addListener((ListChangeListener<RunningTask>) change -> follow());
    showWork();
  }

  private void note(Optional<StatusNote> now) {
    note.setText(now.map(StatusNote::text).orElse(""));
  }

  private void counts(CaseEvidence evidence) {
    left.getChildren().clear();
    if (evidence.drill()) {
      left.getChildren().add(count(Mark.NOT_CHECKED, "Drill: the verdict is withheld"));
      return;
    }
    for (Severity severity : Severity.values()) {
      long count =
          evidence.diagnosis().findings().stream().filter(f -> f.severity() == severity).count();
      if (count > 0) {
        left.getChildren().add(count(Mark.of(severity), Plurals.of(severity, count)));
      }
    }
    if (left.getChildren().isEmpty()) {
      left.getChildren().add(count(Mark.IN_ORDER, "No findings"));
    }
    int files = evidence.recording().files().size();
    left.getChildren().add(Texts.of(Plurals.of(files, "command") + " read", "t-secondary"));
  }

  private static Node count(Mark mark, String text) {
    HBox box = new HBox(6, mark.node(12), Texts.of(text, "t-secondary"));
    box.setAlignment(Pos.CENTER_LEFT);
    return box;
  }

  /** What ends within a moment is not shown at all, or the bar would flicker. */
  private void follow() {
    if (tasks.running().isEmpty()) {
      moment.stop();
      showWork();
    } else {
      moment.play();
    }
  }

  private void showWork() {
    List<RunningTask> running = tasks.running();
    Optional<RunningTask> first = running.stream().findFirst();
    work.getChildren().clear();
    first.ifPresent(this::showTask);
    if (running.size() != 1) {
      String text =
          running.isEmpty() ? "No running tasks" : "and " + (running.size() - 1) + " more";
      work.getChildren().add(Texts.of(text, "t-secondary"));
    }
  }

  private void showTask(RunningTask task) {
    Label text = Texts.of("", "t-secondary");
    text.textProperty()
        .bind(task.text().map(now -> now.isEmpty() ? task.title() : task.title() + ": " + now));
    text.setMaxWidth(420);
    ProgressBar bar = new ProgressBar();
    bar.setPrefWidth(120);
    bar.progressProperty().bind(task.fraction());
    Node stop = Buttons.icon(Icon.STOP, "Stop: " + task.title(), task::cancel);
    work.getChildren().addAll(text, bar, stop);
  }
}
