package dev.plumbline.app.control;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;

/**
 * Buttons in one row of which exactly one is chosen.
 *
 * @param <T> what they choose
 */
public final class Segments<T> extends HBox {
  private final ObjectProperty<T> value;

  @SafeVarargs
  public Segments(Function<T, String> label, T... choices) {
    value = new SimpleObjectProperty<>(choices[0]);
    getStyleClass().add("segments");
    ToggleGroup group = new ToggleGroup();
    Map<T, ToggleButton> buttons = new LinkedHashMap<>();
    for (T choice : choices) {
      ToggleButton button = new ToggleButton(label.apply(choice));
      button.setToggleGroup(group);
      button.setMinWidth(USE_PREF_SIZE);
      button.setOnAction(
          e -> {
            value.set(choice);
            button.setSelected(true);
          });
      buttons.put(choice, button);
    }
    getChildren().addAll(buttons.values());
    getChildren().getFirst().getStyleClass().add("first");
    getChildren().getLast().getStyleClass().add("last");
    value.subscribe(
        now -> {
          ToggleButton chosen = buttons.get(now);
          if (chosen != null) {
            chosen.setSelected(true);
          }
        });
  }

  /** What is chosen; may be set. */
  public ObjectProperty<T> value() {
    return value;
  }
}
