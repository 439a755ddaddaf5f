package dev.plumbline.app.shell;

import dev.plumbline.app.control.Icon;
import dev.plumbline.app.control.Texts;
import java.util.function.IntSupplier;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import org.jspecify.annotations.Nullable;

/** Rows of the raw viewer. */
final class RawCells {
  private static final PseudoClass MARKED = PseudoClass.getPseudoClass("marked");

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
        text.setText(visible(line));
        setGraphic(row);
        pseudoClassStateChanged(MARKED, getIndex() + 1 == marked.getAsInt());
      }
    }

    /** Control characters become signs, so that output cannot play tricks; long lines are cut. */
    private static String visible(String line) {
      String shown = line.length() > 4000 ? line.substring(0, 4000) + " …" : line;
      StringBuilder out = new StringBuilder(shown.length());
      shown
          .chars()
          .forEach(
              c -> {
                if (c == '\t') {
                  out.append("    ");
                } else if (c < 0x20) {
                  out.append((char) (0x2400 + c));
                } else {
                  out.append((char) c);
                }
              });
      return out.toString();
    }
  }
}
