package dev.plumbline.app.dialog;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;

/** Keeps Tab inside a dialog: after the last control comes the first. */
final class FocusTrap extends StackPane {
  FocusTrap(Node content) {
    super(content);
    setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
    addEventFilter(
        KeyEvent.KEY_PRESSED,
        e -> {
          if (e.getCode() == KeyCode.TAB && !e.isControlDown()) {
            move(e.isShiftDown() ? -1 : 1);
            e.consume();
          }
        });
  }

  private void move(int by) {
    List<Node> stops = new ArrayList<>();
    collect(this, stops);
    if (!stops.isEmpty()) {
      int now = stops.indexOf(getScene().getFocusOwner());
      stops.get(Math.floorMod(now < 0 && by < 0 ? -1 : now + by, stops.size())).requestFocus();
    }
  }

  private static void collect(Parent parent, List<Node> stops) {
    for (Node node : parent.getChildrenUnmodifiable()) {
      if (!node.isVisible() || node.isDisabled()) {
        continue;
      }
      if (node.isFocusTraversable()) {
        stops.add(node);
      } else if (node instanceof Parent inner) {
        collect(inner, stops);
      }
    }
  }
}
