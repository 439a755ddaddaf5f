package dev.plumbline.app.control;

import dev.plumbline.app.dialog.Trouble;
import dev.plumbline.app.shell.Clipboard;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** Trouble told where it happened: cause, what to do, Copy details. */
public final class TroubleBox extends HBox {
  /**
   * @param more further buttons, such as "Try again"
   */
  public TroubleBox(Trouble trouble, Clipboard clipboard, Node... more) {
    super(12);
    getStyleClass().addAll("banner", "critical");
    VBox words =
        new VBox(
            4,
            Texts.wrapped(trouble.title(), "t-strong"),
            Texts.wrapped(trouble.cause(), "t-secondary"));
    if (!trouble.advice().isEmpty()) {
      words.getChildren().add(Texts.wrapped(trouble.advice(), "t-text"));
    }
    HBox.setHgrow(words, Priority.ALWAYS);
    HBox buttons =
        new HBox(
            8,
            Buttons.of("Copy details", Icon.COPY, () -> clipboard.copy(trouble.asText()), "small"));
    buttons.getChildren().addAll(more);
    buttons.setAlignment(Pos.TOP_RIGHT);
    getChildren().addAll(Mark.CRITICAL.node(18), words, buttons);
  }
}
