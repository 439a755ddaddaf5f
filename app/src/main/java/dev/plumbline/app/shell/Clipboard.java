package dev.plumbline.app.shell;

import java.util.Optional;
import javafx.scene.input.ClipboardContent;

/** The one door to the clipboard. */
@FunctionalInterface
public interface Clipboard {
  void copy(String text);

  /** The text that is in it now. JavaFX thread only. */
  default Optional<String> text() {
    return Optional.empty();
  }

  /** The clipboard of the desktop. */
  static Clipboard system() {
    return new Clipboard() {
      @Override
      public void copy(String text) {
        ClipboardContent content = new ClipboardContent();
        content.putString(text);
        javafx.scene.input.Clipboard.getSystemClipboard().setContent(content);
      }

      @Override
      public Optional<String> text() {
        return Optional.ofNullable(javafx.scene.input.Clipboard.getSystemClipboard().getString());
      }
    };
  }
}
