package dev.plumbline.app.screen.guide;

import dev.plumbline.app.control.Texts;
import dev.plumbline.guide.playbook.Answer;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** One answer to choose. */
final class AnswerCard extends HBox {
  /**
   * @param number key that chooses it
   * @param detail second line, may be empty
   * @param chosen true for the one that counts
   * @param tag who decided, may be empty
   */
  AnswerCard(
      int number, Answer answer, String detail, boolean chosen, String tag, Runnable choose) {
    super(12);
    setAlignment(Pos.CENTER_LEFT);
    getStyleClass().addAll("answer-card", "focus-ring");
    if (chosen) {
      getStyleClass().add("chosen");
    }
    setAccessibleRole(AccessibleRole.RADIO_BUTTON);
    setAccessibleText(
        answer.text() + (chosen ? ", chosen" : "") + (tag.isEmpty() ? "" : ", " + tag));
    setFocusTraversable(true);
    Region dot = new Region();
    dot.getStyleClass().add("answer-dot");
    StackPane circle = new StackPane(dot);
    circle.getStyleClass().add("answer-circle");
    VBox texts = new VBox(Texts.wrapped(answer.text(), "t-strong"));
    if (!detail.isEmpty()) {
      texts.getChildren().add(Texts.wrapped(detail, "t-secondary"));
    }
    HBox.setHgrow(texts, Priority.ALWAYS);
    getChildren().addAll(circle, texts);
    if (!tag.isEmpty()) {
      Label chip = Texts.chip(tag, tag.startsWith("against") ? "warning" : "note");
      getChildren().add(chip);
    }
    if (number <= 9) {
      getChildren().add(Texts.key(Integer.toString(number)));
    }
    setOnMouseClicked(e -> choose.run());
    setOnKeyPressed(
        e -> {
          if (e.getCode() == KeyCode.SPACE) {
            choose.run();
            e.consume();
          }
        });
  }
}
