package dev.plumbline.app.tour;

import dev.plumbline.app.shell.ScreenId;
import dev.plumbline.app.shell.Target;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.image.ImageView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/** The stops on the screens of a case. */
final class ScreenStops {
  private static final String CASE = "secondary-rules-missing";
  private static final String VPC = "vpc-database-and-peering";
  private static final String DRILL = "leaked-lock";

  /** Questions answered before the picture of the guide mid-way. */
  private static final int MIDWAY = 3;

  /** No playbook asks more. */
  static final int LONGEST = 60;

  /** Lines in the picture of the logs, at least. */
  private static final int LINES = 60;

  private ScreenStops() {}

  static List<Stop> all() {
    return List.of(
        new Stop("trace", v -> TraceStops.trace(v, CASE, "198.51.100.7", "")),
        new Stop(
            "trace-missing-rule", v -> TraceStops.trace(v, CASE, "198.51.100.7", "10.0.50.28")),
        new Stop("trace-two-pass", v -> TraceStops.whatIf(v, CASE, "", TraceStops.DETOUR)),
        new Stop("what-if", v -> TraceStops.whatIf(v, CASE, "10.0.50.28", TraceStops.REPAIR)),
        new Stop(
            "routing-vpc",
            v -> {
              v.open(VPC);
              v.act(
                  () ->
                      v.window()
                          .workbench()
                          .navigator()
                          .show(ScreenId.ROUTING, new Target.OfObject(TraceStops.CARD)));
            }),
        new Stop("trace-database", v -> TraceStops.vpc(v, VPC, "10.0.60.10", 5432)),
        new Stop(
            "routing-way",
            v -> {
              TraceStops.vpc(v, VPC, "203.0.113.5", 443);
              v.show(ScreenId.ROUTING);
              v.awaitSeen(() -> v.scene().lookup("#lit-way") != null, "the way");
            }),
        new Stop("matrix", v -> TraceStops.matrix(v, CASE)),
        new Stop("logs", ScreenStops::logs),
        new Stop("logs-explained", ScreenStops::logsExplained),
        new Stop("guide-midway", v -> guide(v, CASE, MIDWAY)),
        new Stop(
            "guide-evidence",
            v -> {
              guide(v, CASE, MIDWAY);
              press(v, "Show me the evidence");
            }),
        new Stop("guide-conclusion", v -> guide(v, CASE, LONGEST)),
        new Stop("report", ScreenStops::report),
        new Stop("drill", v -> drill(v, ScreenId.OVERVIEW)),
        new Stop("drill-guide", v -> drill(v, ScreenId.GUIDE)),
        new Stop("drill-result", ScreenStops::drillResult));
  }

  /** The lines of the first screenful have arrived. */
  private static void logs(Visit visit) {
    visit.open(CASE);
    visit.show(ScreenId.LOGS);
    visit.awaitSeen(
        () ->
            shown(visit, ".log-list").stream()
                .anyMatch(n -> n instanceof ListView<?> list && list.getItems().size() >= LINES),
        "log lines");
  }

  /** Lines about one interface, and what a known one of them means. */
  private static void logsExplained(Visit visit) {
    logs(visit);
    visit.act(() -> ((TextField) visit.scene().lookup("#log-filter")).setText("ens6"));
    visit.awaitSeen(() -> !shown(visit, ".log-found").isEmpty(), "the text found");
    Node list = visit.scene().lookup("#log-list");
    for (int i = 0; i < 3; i++) {
      visit.act(() -> key(list, KeyCode.CLOSE_BRACKET));
    }
    visit.settle();
    visit.act(() -> key(list, KeyCode.ENTER));
    visit.awaitSeen(() -> !shown(visit, ".mark-card").isEmpty(), "the explanation");
  }

  private static void key(Node target, KeyCode code) {
    Event.fireEvent(
        target,
        new KeyEvent(KeyEvent.KEY_PRESSED, "", code.getChar(), code, false, false, false, false));
  }

  /** The first page of the preview is painted. */
  private static void report(Visit visit) {
    visit.open(CASE);
    visit.show(ScreenId.REPORT);
    visit.awaitSeen(
        () ->
            shown(visit, ".page-list .image-view").stream()
                .anyMatch(n -> n instanceof ImageView picture && picture.getImage() != null),
        "the preview");
  }

  private static Set<Node> shown(Visit visit, String selector) {
    return visit.scene().getRoot().lookupAll(selector);
  }

  /** The guide after so many questions. */
  static void guide(Visit visit, String scenario, int questions) {
    visit.open(scenario);
    visit.show(ScreenId.GUIDE);
    press(visit, "Start over");
    for (int i = 0; i < questions && press(visit, "Next question"); i++) {
      visit.settle();
    }
  }

  /** A practice instance without its verdict. */
  private static void drill(Visit visit, ScreenId screen) {
    visit.act(() -> visit.window().workbench().settings().drill().set(true));
    visit.open(DRILL);
    visit.act(() -> visit.window().workbench().settings().drill().set(false));
    visit.show(screen);
  }

  /** The first answer of every question, which is not what the evidence says. */
  private static void drillResult(Visit visit) {
    drill(visit, ScreenId.GUIDE);
    for (int i = 0; i < LONGEST && shown(visit, "#drill-conclude").isEmpty(); i++) {
      visit.act(() -> shown(visit, ".guide-right").forEach(pane -> key(pane, KeyCode.DIGIT1)));
      press(visit, "Next question");
    }
    press(visit, "This is my conclusion");
    visit.awaitSeen(() -> !shown(visit, "#drill-result").isEmpty(), "the end of the drill");
  }

  /** Presses the button with this text; false when there is none that can be pressed. */
  private static boolean press(Visit visit, String text) {
    AtomicBoolean pressed = new AtomicBoolean();
    visit.act(
        () ->
            button(visit, text)
                .ifPresent(
                    button -> {
                      pressed.set(true);
                      button.fire();
                    }));
    return pressed.get();
  }

  private static Optional<Button> button(Visit visit, String text) {
    for (Node node : visit.scene().getRoot().lookupAll(".button")) {
      if (node instanceof Button button && text.equals(button.getText()) && !button.isDisabled()) {
        return Optional.of(button);
      }
    }
    return Optional.empty();
  }
}
