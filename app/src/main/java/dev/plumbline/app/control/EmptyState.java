package dev.plumbline.app.control;

import javafx.scene.Node;
import javafx.scene.layout.VBox;

/** What would be here, and the one next step. */
public final class EmptyState extends VBox {
  public EmptyState(Icon icon, String title, String text, Node... actions) {
    getStyleClass().add("empty-state");
    javafx.scene.control.Label words = Texts.wrapped(text, "t-secondary");
    words.setMaxWidth(420);
    words.setTextAlignment(javafx.scene.text.TextAlignment.CENTER);
    getChildren().addAll(icon.node(32), Texts.of(title, "t-title"), words);
    getChildren().addAll(actions);
  }
}
