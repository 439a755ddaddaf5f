package dev.plumbline.app.screen.pick;

import dev.plumbline.app.control.Buttons;
import dev.plumbline.app.control.Icon;
import dev.plumbline.app.control.Mark;
import dev.plumbline.app.control.Texts;
import dev.plumbline.app.shell.Clipboard;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** What could not be told, a line each, with the command that helps and a button that copies it. */
final class TroubleLines extends VBox {
  private final Clipboard clipboard;

  TroubleLines(Clipboard clipboard) {
    this.clipboard = clipboard;
    getStyleClass().add("picker-troubles");
    managedProperty().bind(visibleProperty());
    setVisible(false);
  }

  void show(List<PickerTrouble> troubles) {
    getChildren().setAll(troubles.stream().map(this::line).toList());
    setVisible(!troubles.isEmpty());
  }

  private Node line(PickerTrouble trouble) {
    String words =
        trouble.advice().isEmpty() ? trouble.text() : trouble.text() + " " + trouble.advice();
    Label text = Texts.wrapped(words, "t-text");
    HBox.setHgrow(text, Priority.ALWAYS);
    text.setMinWidth(0);
    text.setMaxWidth(Double.MAX_VALUE);
    HBox line = new HBox(10, Mark.WARNING.node(14), text);
    trouble
        .command()
        .ifPresent(
            command -> {
              Label shown = Texts.of(command, "t-mono");
              shown.setMinWidth(USE_PREF_SIZE);
              line.getChildren()
                  .addAll(
                      shown, Buttons.of("Copy", Icon.COPY, () -> clipboard.copy(command), "small"));
            });
    line.setAlignment(Pos.CENTER_LEFT);
    line.getStyleClass().add("picker-trouble");
    return line;
  }
}
