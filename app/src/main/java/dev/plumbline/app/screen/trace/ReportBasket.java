package dev.plumbline.app.screen.trace;

import dev.plumbline.app.flow.Scenario;
import dev.plumbline.app.flow.TraceSheets;
import dev.plumbline.app.report.ChosenTraces;
import dev.plumbline.app.shell.OpenCase;
import dev.plumbline.app.task.Tasks;
import dev.plumbline.path.trace.Matrix;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Puts what the screen shows into the report. */
final class ReportBasket {
  private final OpenCase openCase;
  private final Tasks tasks;

  ReportBasket(OpenCase openCase, Tasks tasks) {
    this.openCase = openCase;
    this.tasks = tasks;
  }

  void add(Scenario scenario) {
    tasks.run(
        "Add the trace to the report",
        progress -> TraceSheets.of(scenario),
        sheet -> change(c -> c.with(sheet)));
  }

  void add(Matrix matrix) {
    tasks.run(
        "Add the matrix to the report",
        progress -> TraceSheets.matrix(matrix),
        pictures -> change(c -> c.with(pictures)));
  }

  private void change(UnaryOperator<ChosenTraces> change) {
    var chosen = openCase.shared(ChosenTraces.class);
    chosen.set(Optional.of(change.apply(chosen.get().orElse(ChosenTraces.NONE))));
  }
}
