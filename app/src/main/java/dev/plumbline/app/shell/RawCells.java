package dev.plumbline.app.shell;

import dev.plumbline.app.control.Icon;
import dev.plumbline.app.control.Texts;
import dev.plumbline.app.control.Visible;
import java.util.function.IntSupplier;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import org.jspecify.annotations.Nullable;

/** Rows of the raw viewer. */
final class RawCells {
  private static final PseudoClass MARKED = PseudoClass.getPseudoClass("marked");

  /** Characters of a line that are shown. */
  private static final int LONGEST = 4000;

  private RawCells() {}

  /** A file of the recording. */
  static final class FileCell extends ListCell<String> {
    FileCell() {
      getStyleClass().add("raw-file");
    }

    @Override
    protected void updateItem(@Nullable String file, boolean empty) {
      super.updateItem(file, empty);
      setText(empty ? null : file);
      setGraphic(empty ? null : Icon.FILE.node(14));
    }
  }

  /** A line with its number; the cited one is marked. */
  static final class LineCell extends ListCell<String> {
    private final Label number = Texts.of("", "t-mono", "muted", "raw-number");
    private final Label text = Texts.of("", "t-mono");
    private final HBox row = new HBox(12, number, text);
    private final IntSupplier marked;

    LineCell(IntSupplier marked) {
      this.marked = marked;
      getStyleClass().add("raw-line");
      number.setMinWidth(44);
      text.setMinWidth(USE_PREF_SIZE);
    }

    @Override
    protected void updateItem(@Nullable String line, boolean empty) {
      super.updateItem(line, empty);
      setText(null);
      if (empty || line == null) {
        setGraphic(null);
        pseudoClassStateChanged(MARKED, false);
      } else {
        number.setText(String.valueOf(getIndex() + 1));
        text.setText(Visible.line(line, LONGEST));
        setGraphic(row);
        pseudoClassStateChanged(MARKED, getIndex() + 1 == marked.getAsInt());
      }
    }
  }
}
