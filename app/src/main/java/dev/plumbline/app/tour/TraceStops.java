package dev.plumbline.app.tour;

import dev.plumbline.app.shell.ScreenId;
import dev.plumbline.app.shell.Target;
import dev.plumbline.model.IpAddress;
import dev.plumbline.path.Query;
import dev.plumbline.path.trace.Flow;
import dev.plumbline.path.trace.Sender;
import javafx.scene.control.ToggleButton;

/** The stops on the Trace screen. */
final class TraceStops {
  private TraceStops() {}

  /** A traced flow; unbound where {@code from} is empty. */
  static void trace(Visit visit, String scenario, String to, String from) {
    visit.open(scenario);
    Query query = Query.to(IpAddress.parse(to));
    Flow flow =
        from.isEmpty()
            ? Flow.of(query, Sender.TCP)
            : Flow.routeGet(query.withFrom(IpAddress.parse(from)));
    visit.act(
        () -> visit.window().workbench().navigator().show(ScreenId.TRACE, new Target.OfFlow(flow)));
    choose(visit, "Flow");
    visit.awaitSeen(() -> visit.scene().lookup("#answer") != null, "the answer");
  }

  /** All flows at a glance. */
  static void matrix(Visit visit, String scenario) {
    visit.open(scenario);
    visit.show(ScreenId.TRACE);
    choose(visit, "Matrix");
    visit.awaitSeen(() -> visit.scene().lookup("#matrix") != null, "the matrix");
  }

  private static void choose(Visit visit, String mode) {
    visit.act(
        () ->
            visit.scene().getRoot().lookupAll(".toggle-button").stream()
                .map(ToggleButton.class::cast)
                .filter(b -> mode.equals(b.getText()))
                .forEach(ToggleButton::fire));
  }
}
