package dev.plumbline.app.control;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextAlignment;

/** What would be here, and the one next step. */
public final class EmptyState extends VBox {
  public EmptyState(Icon icon, String title, String text, Node... actions) {
    getStyleClass().add("empty-state");
    Label words = Texts.wrapped(text, "t-secondary");
    words.setMaxWidth(420);
    words.setTextAlignment(TextAlignment.CENTER);
    getChildren().addAll(icon.node(32), Texts.of(title, "t-title"), words);
    getChildren().addAll(actions);
  }
}
