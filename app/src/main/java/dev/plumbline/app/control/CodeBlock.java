package dev.plumbline.app.control;

import dev.plumbline.app.shell.Clipboard;
import java.util.List;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** Lines from or for a shell, in mono, with a copy button where wanted. */
public final class CodeBlock extends StackPane {
  private final VBox lines = new VBox();
  private boolean wraps = true;

  public CodeBlock() {
    getStyleClass().add("code");
    getChildren().add(lines);
  }

  /** Commands to copy. */
  public static CodeBlock commands(List<String> commands, Clipboard clipboard) {
    CodeBlock block = new CodeBlock();
    commands.forEach(c -> block.line("", c, ""));
    return block.copyable(String.join("\n", commands), clipboard);
  }

  /** From now on long lines end in an ellipsis; the whole is in the tooltip. */
  public CodeBlock clipped() {
    wraps = false;
    return this;
  }

  /**
   * Adds a line.
   *
   * @param gutter line number or − + ±, muted; may be empty
   * @param style style class of the text, such as {@code line-critical}; may be empty
   */
  public CodeBlock line(String gutter, String text, String style) {
    Label label = new Label(text);
    label.setWrapText(wraps);
    if (!wraps) {
      label.setTooltip(new Tooltip(text));
    }
    label.setMinHeight(USE_PREF_SIZE);
    if (!style.isEmpty()) {
      label.getStyleClass().add(style);
    }
    if (gutter.isEmpty()) {
      lines.getChildren().add(label);
    } else {
      Label number = new Label(gutter);
      number.setMinWidth(USE_PREF_SIZE);
      number.getStyleClass().add(style.isEmpty() ? "line-number" : style);
      HBox row = new HBox(8, number, label);
      row.setAlignment(Pos.TOP_LEFT);
      lines.getChildren().add(row);
    }
    return this;
  }

  /** Puts a copy button in the corner. */
  public CodeBlock copyable(String text, Clipboard clipboard) {
    Button copy = Buttons.icon(Icon.COPY, "Copy", () -> clipboard.copy(text));
    copy.getStyleClass().addAll("small", "accent-icon");
    StackPane.setAlignment(copy, Pos.TOP_RIGHT);
    copy.setTranslateX(6);
    copy.setTranslateY(-5);
    lines.setPadding(new Insets(0, 24, 0, 0));
    getChildren().add(copy);
    return this;
  }
}
