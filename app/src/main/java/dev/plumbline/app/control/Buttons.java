package dev.plumbline.app.control;

import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;

/** Buttons of the design; each starts with a verb. */
public final class Buttons {
  private Buttons() {}

  public static Button of(String text, Runnable action, String... styles) {
    Button button = new Button(text);
    button.getStyleClass().addAll(styles);
    button.setOnAction(e -> action.run());
    button.setMinWidth(Region.USE_PREF_SIZE);
    return button;
  }

  public static Button of(String text, Icon icon, Runnable action, String... styles) {
    Button button = of(text, action, styles);
    button.setGraphic(icon.node(14));
    return button;
  }

  /** The one filled button of a pane. */
  public static Button primary(String text, Runnable action) {
    return of(text, action, "primary");
  }

  /** An icon alone; {@code name} is its tooltip and what a screen reader says. */
  public static Button icon(Icon icon, String name, Runnable action) {
    Button button = of("", action, "ghost");
    button.setGraphic(icon.node());
    button.setTooltip(new Tooltip(name));
    button.setAccessibleText(name);
    return button;
  }
}
