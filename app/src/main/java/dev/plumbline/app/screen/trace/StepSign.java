package dev.plumbline.app.screen.trace;

import dev.plumbline.app.control.Icon;
import dev.plumbline.app.control.Texts;
import dev.plumbline.app.flow.StepLine.Sign;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;

/** The round signs left of the steps. */
final class StepSign {
  private StepSign() {}

  /** The number of a lookup, or R. */
  static Label badge(String text, String style) {
    Label badge = Texts.of(text, "pass-badge", style);
    badge.setMinWidth(Label.USE_PREF_SIZE);
    return badge;
  }

  /**
   * @param lit style of what the lookup decided
   */
  static Node of(Sign sign, String lit) {
    StackPane circle = new StackPane();
    circle.getStyleClass().addAll("step-sign", style(sign, lit));
    switch (sign) {
      case SKIPPED -> circle.getChildren().add(Icon.CLOSE.node(9));
      case PASSED -> circle.getChildren().add(Icon.CHEVRON_DOWN.node(9));
      case DECIDED -> circle.getChildren().add(Icon.CHECK.node(11));
      case REFUSED -> circle.getChildren().add(Icon.MINUS.node(11));
      case MISSING -> {}
    }
    circle.setAccessibleText(words(sign));
    return circle;
  }

  private static String style(Sign sign, String lit) {
    return switch (sign) {
      case SKIPPED, PASSED -> "step-quiet";
      case DECIDED -> lit;
      case MISSING -> "step-missing";
      case REFUSED -> "step-refused";
    };
  }

  private static String words(Sign sign) {
    return switch (sign) {
      case SKIPPED -> "Does not match";
      case PASSED -> "Matches, goes on";
      case DECIDED -> "Decides";
      case MISSING -> "Missing";
      case REFUSED -> "Refuses";
    };
  }
}
