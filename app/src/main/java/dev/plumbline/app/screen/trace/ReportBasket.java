package dev.plumbline.app.screen.trace;

import dev.plumbline.app.shell.OpenCase;
import dev.plumbline.path.trace.Matrix;

/** What of this screen goes into the report. */
final class ReportBasket {
  private final OpenCase openCase;

  private ReportBasket(OpenCase openCase) {
    this.openCase = openCase;
  }

  static ReportBasket of(OpenCase openCase) {
    return new ReportBasket(openCase);
  }

  void add(Scenario scenario) {}

  void add(Matrix matrix) {}
}
