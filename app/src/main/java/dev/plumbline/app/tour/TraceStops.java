package dev.plumbline.app.tour;

import dev.plumbline.app.shell.ScreenId;
import dev.plumbline.app.shell.Target;
import dev.plumbline.model.IpAddress;
import dev.plumbline.path.Query;
import dev.plumbline.path.trace.Flow;
import dev.plumbline.path.trace.Sender;
import java.util.OptionalInt;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextArea;
import javafx.scene.control.ToggleButton;

/** The stops on the Trace screen. */
final class TraceStops {
  /** A route whose source belongs to another interface, so that a socket looks up twice. */
  static final String DETOUR = "ip route add 198.51.100.0/24 via 10.0.1.1 dev ens5 src 10.0.2.26";

  /** The rule that is missing. */
  static final String REPAIR = "ip rule add from 10.0.50.28 lookup 10002 priority 10002";

  /** The interface of the host that leads to the database. */
  static final String CARD = "vpc/eni-0304feb62015b7960";

  private TraceStops() {}

  /** A traced flow; unbound where {@code from} is empty. */
  static void trace(Visit visit, String scenario, String to, String from) {
    visit.open(scenario);
    Query query = Query.to(IpAddress.parse(to));
    trace(
        visit,
        from.isEmpty()
            ? Flow.of(query, Sender.TCP)
            : Flow.routeGet(query.withFrom(IpAddress.parse(from))));
  }

  private static void trace(Visit visit, Flow flow) {
    visit.act(
        () -> visit.window().workbench().navigator().show(ScreenId.TRACE, new Target.OfFlow(flow)));
    choose(visit, "Flow");
    visit.awaitSeen(() -> visit.scene().lookup("#answer") != null, "the answer");
  }

  /** A connection that the host does its part for, with the steps beyond it. */
  static void vpc(Visit visit, String scenario, String to, int port) {
    visit.open(scenario);
    trace(
        visit,
        Flow.of(
            Query.to(IpAddress.parse(to))
                .withPorts("tcp", OptionalInt.empty(), OptionalInt.of(port)),
            Sender.TCP));
    visit.awaitSeen(() -> visit.scene().lookup("#vpc-side") != null, "the VPC side");
  }

  /** The same with the last steps in view. */
  static void vpcToEnd(Visit visit, String scenario, String to) {
    vpc(visit, scenario, to, 443);
    visit.act(() -> scrollToEnd(visit.scene().lookup("#vpc-side")));
  }

  private static void scrollToEnd(Node inside) {
    Parent at = inside.getParent();
    while (!(at instanceof ScrollPane) && at.getParent() != null) {
      at = at.getParent();
    }
    if (at instanceof ScrollPane pane) {
      pane.setVvalue(1);
    }
  }

  /** A flow to the outside with a change tried. */
  static void whatIf(Visit visit, String scenario, String from, String command) {
    trace(visit, scenario, "198.51.100.7", from);
    press(visit, "Add change");
    visit.awaitSeen(() -> visit.scene().lookup("#change-text") != null, "the editor");
    visit.act(() -> ((TextArea) visit.scene().lookup("#change-text")).setText(command));
    press(visit, "Try it");
    visit.awaitSeen(() -> visit.scene().lookup("#effect") != null, "the effect");
  }

  private static void press(Visit visit, String text) {
    visit.act(
        () ->
            visit.scene().getRoot().lookupAll(".button").stream()
                .map(Button.class::cast)
                .filter(b -> text.equals(b.getText()))
                .findFirst()
                .ifPresent(Button::fire));
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
