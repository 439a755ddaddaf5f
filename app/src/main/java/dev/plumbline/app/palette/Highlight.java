package dev.plumbline.app.palette;

import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.text.Text;

/** A text with the part that was typed in the accent colour. */
final class Highlight {
  private Highlight() {}

  static Node of(String text, String typed, String... styles) {
    int at = typed.isEmpty() ? -1 : lower(text).indexOf(lower(typed));
    HBox box = new HBox();
    box.setAlignment(Pos.CENTER_LEFT);
    if (at < 0) {
      box.getChildren().add(part(text, styles));
    } else {
      int end = at + typed.length();
      Text hit = part(text.substring(at, end), styles);
      hit.getStyleClass().add("hit");
      box.getChildren()
          .addAll(part(text.substring(0, at), styles), hit, part(text.substring(end), styles));
    }
    return box;
  }

  private static Text part(String text, String... styles) {
    Text part = new Text(text);
    part.getStyleClass().addAll(styles);
    return part;
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }
}
