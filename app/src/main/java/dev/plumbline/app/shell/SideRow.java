package dev.plumbline.app.shell;

import dev.plumbline.app.control.Texts;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/** One row of the sidebar: sign, name, tag at the right. Folded, the sign alone. */
final class SideRow extends Button {
  private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");

  private final Label name;
  private final HBox content;

  SideRow(Node sign, String text, Runnable action, Node... right) {
    name = Texts.of(text, "t-text");
    name.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(name, Priority.ALWAYS);
    content = new HBox(9, sign, name);
    content.getChildren().addAll(right);
    content.setAlignment(Pos.CENTER_LEFT);
    content.prefWidthProperty().bind(widthProperty().subtract(18));
    getStyleClass().add("side-row");
    setGraphic(content);
    setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
    setMaxWidth(Double.MAX_VALUE);
    setMinWidth(0);
    setAccessibleText(text);
    setTooltip(new Tooltip(text));
    setOnAction(e -> action.run());
  }

  void chosen(boolean chosen) {
    pseudoClassStateChanged(CHOSEN, chosen);
    name.getStyleClass().setAll("label", chosen ? "t-strong" : "t-text");
  }

  void folded(boolean folded) {
    for (Node child : content.getChildren().subList(1, content.getChildren().size())) {
      child.setVisible(!folded);
      child.setManaged(!folded);
    }
  }

  SideRow indented() {
    getStyleClass().add("indented");
    return this;
  }
}
