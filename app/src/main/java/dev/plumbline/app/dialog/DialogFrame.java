package dev.plumbline.app.dialog;

import dev.plumbline.app.control.Mark;
import dev.plumbline.app.control.Texts;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The usual form of a dialog: title, body, a row of buttons that stays in view. */
public final class DialogFrame extends BorderPane {
  private final HBox header = new HBox(12);
  private final HBox footer = new HBox(8);
  private final Region gap = new Region();

  /**
   * @param width in px
   */
  public DialogFrame(String title, double width, Node body) {
    this(Texts.of(title, "t-dialog-title"), width, body);
  }

  /** With a header of its own, such as a mark, a title and a line below it. */
  public DialogFrame(Node title, double width, Node body) {
    getStyleClass().add("dialog-frame");
    setPrefWidth(width);
    setMaxWidth(width);
    setMaxHeight(USE_PREF_SIZE);
    header.getStyleClass().add("dialog-header");
    footer.getStyleClass().add("dialog-footer");
    HBox.setHgrow(title, Priority.ALWAYS);
    HBox.setHgrow(gap, Priority.ALWAYS);
    header.getChildren().add(title);
    setTop(header);
    setCenter(new VBox(body));
    VBox.setVgrow(body, Priority.ALWAYS);
    footer.getChildren().add(gap);
    setBottom(footer);
  }

  /** A header of a warning: its mark, the title, and a line below it. */
  public static Node warning(Mark mark, String title, String line) {
    VBox words =
        new VBox(2, Texts.wrapped(title, "t-dialog-title"), Texts.wrapped(line, "t-secondary"));
    HBox.setHgrow(words, Priority.ALWAYS);
    HBox head = new HBox(14, mark.node(26), words);
    head.setAlignment(Pos.CENTER_LEFT);
    return head;
  }

  /** Buttons at the right of the title. */
  public DialogFrame beside(Node... nodes) {
    header.getChildren().addAll(nodes);
    return this;
  }

  /** Helpers at the left of the lower edge. */
  public DialogFrame left(Node... nodes) {
    footer.getChildren().addAll(0, List.of(nodes));
    return this;
  }

  /** Answers at the right, the safe one last. */
  public DialogFrame right(Node... nodes) {
    footer.getChildren().addAll(nodes);
    return this;
  }
}
