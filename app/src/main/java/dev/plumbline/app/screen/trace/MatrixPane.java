package dev.plumbline.app.screen.trace;

import dev.plumbline.app.control.Buttons;
import dev.plumbline.app.control.EmptyState;
import dev.plumbline.app.control.Icon;
import dev.plumbline.app.control.Mark;
import dev.plumbline.app.control.Texts;
import dev.plumbline.app.control.WorkProgress;
import dev.plumbline.app.shell.OpenCase;
import dev.plumbline.app.shell.Workbench;
import dev.plumbline.app.task.RunningTask;
import dev.plumbline.app.task.Tasks;
import dev.plumbline.path.trace.Flow;
import dev.plumbline.path.trace.Headline.Outcome;
import dev.plumbline.path.trace.Matrix;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The matrix with its verdict and what its signs mean. */
final class MatrixPane extends BorderPane {
  private final Tasks tasks;
  private final TraceModel model;
  private final ReportBasket basket;
  private final MatrixView matrix;
  private final Label verdict = Texts.of("", "t-strong");
  private final WorkProgress progress = new WorkProgress();
  private final HBox legend = new HBox(16);
  private Optional<HostTraces> shown = Optional.empty();
  private Optional<RunningTask> running = Optional.empty();

  MatrixPane(Workbench workbench, OpenCase openCase, TraceModel model, Consumer<Flow> trace) {
    this.tasks = workbench.tasks();
    this.model = model;
    this.basket = new ReportBasket(openCase, workbench.tasks());
    matrix = new MatrixView(new Matrix(List.of(), List.of(), List.of()), trace);
    getStyleClass().add("matrix-pane");
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    HBox head =
        new HBox(
            16,
            verdict,
            gap,
            legend,
            Buttons.of("Add to report", Icon.REPORT, () -> basket.add(matrix.matrix())));
    head.setAlignment(Pos.CENTER_LEFT);
    head.getStyleClass().add("matrix-head");
    legend.setAlignment(Pos.CENTER_LEFT);
    setTop(new VBox(head, progress));
    HBox note =
        new HBox(
            Texts.wrapped(
                "Rows send, columns receive. A dash: IPv4 and IPv6 do not mix. Choose a cell to"
                    + " trace it.",
                "t-secondary"));
    note.getStyleClass().add("matrix-note");
    setBottom(note);
    setCenter(matrix);
  }

  /** Works the matrix out again where the capture is a newer one and somebody looks. */
  void renew() {
    HostTraces now = model.traces();
    if (getParent() == null || shown.filter(s -> s == now).isPresent()) {
      return;
    }
    shown = Optional.of(now);
    running.ifPresent(RunningTask::cancel);
    verdict.setText("");
    RunningTask task =
        tasks.run(
            "Work out the matrix of flows",
            now::matrix,
            made -> {
              if (now == model.traces()) {
                show(made);
              }
            });
    running = Optional.of(task);
    progress.follow(task);
    task.ended()
        .thenRun(
            () -> {
              if (task.cancelled() && running.filter(r -> r == task).isPresent()) {
                stopped();
              }
            });
  }

  /** Says so, and offers to begin again. */
  private void stopped() {
    setCenter(
        new EmptyState(
            Icon.STOP,
            "The matrix was stopped",
            "Nothing is lost; it can be worked out again at any time.",
            Buttons.primary("Work out the matrix", this::again)));
  }

  private void again() {
    shown = Optional.empty();
    renew();
  }

  private void show(Matrix made) {
    matrix.show(made);
    setCenter(matrix);
    Map<Outcome, Integer> counts = new EnumMap<>(Outcome.class);
    made.cells().stream()
        .flatMap(List::stream)
        .flatMap(Optional::stream)
        .forEach(c -> counts.merge(c.outcome(), 1, Integer::sum));
    verdict.setText(words(counts));
    legend
        .getChildren()
        .setAll(counts.entrySet().stream().map(e -> sign(e.getKey(), e.getValue())).toList());
  }

  private static String words(Map<Outcome, Integer> counts) {
    int faults = counts.getOrDefault(Outcome.FAULT, 0) + counts.getOrDefault(Outcome.DISAGREES, 0);
    int all = counts.values().stream().mapToInt(Integer::intValue).sum();
    return faults == 0
        ? "None of " + all + " flows leaves by a wrong interface"
        : faults + " of " + all + " flows leave by another interface than they should";
  }

  private static Node sign(Outcome outcome, int count) {
    Mark mark = AnswerBanner.mark(outcome);
    HBox sign = new HBox(6, mark.node(13), Texts.of(count + " " + outcome.word(), "t-secondary"));
    sign.setAlignment(Pos.CENTER_LEFT);
    sign.setMinWidth(USE_PREF_SIZE);
    return sign;
  }

  Node focusOwner() {
    return matrix;
  }

  void close() {
    running.ifPresent(RunningTask::cancel);
  }
}
