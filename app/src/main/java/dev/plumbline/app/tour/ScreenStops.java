package dev.plumbline.app.tour;

import dev.plumbline.app.shell.ScreenId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.scene.Node;
import javafx.scene.control.Button;

/** The stops on the screens of a case. */
final class ScreenStops {
  private static final String CASE = "secondary-rules-missing";

  /** Questions answered before the picture of the guide mid-way. */
  private static final int MIDWAY = 3;

  /** No playbook asks more. */
  private static final int LONGEST = 60;

  private ScreenStops() {}

  static List<Stop> all() {
    return List.of(
        screen("routing-2-interfaces", "leaked-lock", ScreenId.ROUTING),
        screen("routing-4-interfaces", "healthy-4-eni-v6-prefix", ScreenId.ROUTING),
        screen("routing-15-interfaces", "healthy-15-eni", ScreenId.ROUTING),
        screen("routing", CASE, ScreenId.ROUTING),
        screen("logs", CASE, ScreenId.LOGS),
        new Stop("guide-midway", v -> guide(v, MIDWAY)),
        new Stop("guide-conclusion", v -> guide(v, LONGEST)),
        screen("report", CASE, ScreenId.REPORT));
  }

  private static Stop screen(String name, String scenario, ScreenId id) {
    return new Stop(
        name,
        v -> {
          v.open(scenario);
          v.show(id);
        });
  }

  private static void guide(Visit visit, int questions) {
    visit.open(CASE);
    visit.show(ScreenId.GUIDE);
    press(visit, "Start over");
    for (int i = 0; i < questions && press(visit, "Next question"); i++) {
      visit.settle();
    }
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
