package dev.plumbline.app.control;

import javafx.geometry.Pos;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/** Something that is on or off, with its name beside it. */
public final class Switch extends ToggleButton {
  public Switch(String text) {
    super(text);
    getStyleClass().add("switch");
    Region knob = new Region();
    knob.getStyleClass().add("switch-knob");
    StackPane track = new StackPane(knob);
    track.getStyleClass().add("switch-track");
    selectedProperty()
        .subscribe(on -> StackPane.setAlignment(knob, on ? Pos.CENTER_RIGHT : Pos.CENTER_LEFT));
    setGraphic(track);
    setMinWidth(USE_PREF_SIZE);
  }
}
