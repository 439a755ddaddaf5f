package dev.plumbline.app.screen.logs;

import dev.plumbline.app.control.Mark;
import dev.plumbline.app.control.Texts;
import javafx.geometry.Pos;
import javafx.scene.layout.HBox;

/** Says why the lines of a connected instance are not followed. */
final class NotFollowed extends HBox {
  NotFollowed() {
    super(
        8,
        Mark.WARNING.node(14),
        Texts.of(
            "No live tail: Run Command shows an output only when it has ended. These lines are"
                + " those of the capture; capture again for newer ones.",
            "t-text"));
    setAlignment(Pos.CENTER_LEFT);
    getStyleClass().add("connection-strip");
    setId("no-live-tail");
  }
}
