package dev.plumbline.app.control;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.jspecify.annotations.Nullable;

/** A filter field with its key at the right; Esc clears it. */
public final class SearchField extends HBox {
  private final TextField field = new TextField();
  private final Label hint = Texts.key("/");

  public SearchField(String prompt) {
    getStyleClass().add("search");
    field.setPromptText(prompt);
    field.setAccessibleText(prompt);
    HBox.setHgrow(field, Priority.ALWAYS);
    hint.visibleProperty().bind(field.textProperty().isEmpty());
    field.setOnKeyPressed(
        e -> {
          if (e.getCode() == KeyCode.ESCAPE && cleared(field)) {
            e.consume();
          }
        });
    getChildren().addAll(Icon.SEARCH.node(), field, hint);
  }

  /** Empties the search field that has this focus; false when there is none or nothing in it. */
  public static boolean cleared(@Nullable Node focus) {
    if (focus instanceof TextField typed
        && typed.getParent() instanceof SearchField
        && !typed.getText().isEmpty()) {
      typed.clear();
      return true;
    }
    return false;
  }

  public TextField field() {
    return field;
  }
}
