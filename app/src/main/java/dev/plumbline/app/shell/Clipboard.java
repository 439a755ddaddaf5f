package dev.plumbline.app.shell;

import javafx.scene.input.ClipboardContent;

/** The one door to the clipboard. */
@FunctionalInterface
public interface Clipboard {
  void copy(String text);

  /** The clipboard of the desktop. */
  static Clipboard system() {
    return text -> {
      ClipboardContent content = new ClipboardContent();
      content.putString(text);
      javafx.scene.input.Clipboard.getSystemClipboard().setContent(content);
    };
  }
}
