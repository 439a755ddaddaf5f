package dev.plumbline.app.screen.trace;

import dev.plumbline.app.flow.Scenario;
import dev.plumbline.app.flow.TraceSheets;
import dev.plumbline.app.report.ChosenTraces;
import dev.plumbline.app.shell.OpenCase;
import dev.plumbline.app.task.Tasks;
import dev.plumbline.diagram.MatrixPicture;
import dev.plumbline.path.trace.Matrix;
import dev.plumbline.report.Picture;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Puts what the screen shows into the report. */
final class ReportBasket {
  /** Columns that are still readable on paper. */
  private static final int COLUMNS = 6;

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
        progress -> pictures(matrix),
        pictures -> change(c -> c.with(pictures)));
  }

  private void change(UnaryOperator<ChosenTraces> change) {
    var chosen = openCase.shared(ChosenTraces.class);
    chosen.set(Optional.of(change.apply(chosen.get().orElse(ChosenTraces.NONE))));
  }

  private static List<Picture> pictures(Matrix matrix) {
    MatrixPicture picture = MatrixPicture.of(matrix);
    List<Picture> pictures = new ArrayList<>();
    int all = matrix.destinations().size();
    for (int from = 0; from < all; from += COLUMNS) {
      int to = Math.min(all, from + COLUMNS);
      pictures.add(
          new Picture(
              all <= COLUMNS
                  ? "Sources and destinations"
                  : "Sources and destinations, %d to %d of %d".formatted(from + 1, to, all),
              "A sign and the link in each cell: check in order, triangle lookups disagree, octagon"
                  + " wrong interface, cross no way, question mark cannot be told.",
              picture.page(from, to)));
    }
    return List.copyOf(pictures);
  }
}
