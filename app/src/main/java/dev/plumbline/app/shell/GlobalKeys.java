package dev.plumbline.app.shell;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/** Keys that work everywhere; a dialog in front keeps them for itself. */
public final class GlobalKeys {
  /** What the keys start. */
  public interface Actions extends HeaderBar.Actions {
    void save();

    void practiceLab();

    /** Looks for the instance that the text in the clipboard names. */
    void paste();
  }

  private final MainWindow window;
  private final Library library;
  private final Actions actions;

  private GlobalKeys(MainWindow window, Library library, Actions actions) {
    this.window = window;
    this.library = library;
    this.actions = actions;
  }

  /** Listens on the whole scene. */
  public static void install(Scene scene, MainWindow window, Library library, Actions actions) {
    GlobalKeys keys = new GlobalKeys(window, library, actions);
    scene.addEventFilter(KeyEvent.KEY_PRESSED, keys::shortcut);
    scene.addEventHandler(KeyEvent.KEY_PRESSED, keys::plain);
  }

  private void shortcut(KeyEvent event) {
    if (window.busy()) {
      if (event.getCode() == KeyCode.ESCAPE) {
        window.cancelDialog();
        event.consume();
      }
      return;
    }
    boolean used = true;
    WindowModel model = window.model();
    if (event.isShortcutDown() && event.isShiftDown() && event.getCode() == KeyCode.I) {
      library.importInstances();
    } else if (event.isShortcutDown() && !event.isAltDown() && !event.isShiftDown()) {
      boolean typing = event.getTarget() instanceof TextInputControl;
      used = !(typing && event.getCode() == KeyCode.V) && withControl(event.getCode());
    } else if (event.isAltDown() && event.getCode() == KeyCode.LEFT) {
      model.back();
    } else if (event.isAltDown() && event.getCode() == KeyCode.RIGHT) {
      model.forward();
    } else if (event.getCode() == KeyCode.F6) {
      nextPane();
    } else if (event.getCode() == KeyCode.F1) {
      model.show(Page.KEYS);
    } else {
      used = false;
    }
    if (used) {
      event.consume();
    }
  }

  private boolean withControl(KeyCode code) {
    switch (code) {
      case K -> actions.palette();
      case N -> library.newInstance();
      case O -> library.chooseRecording();
      case S -> actions.save();
      case R -> actions.capture();
      case L -> actions.practiceLab();
      case V -> actions.paste();
      case I -> window.toggleInspector();
      case B -> {
        var folded = window.workbench().settings().sidebarFolded();
        folded.set(!folded.get());
      }
      case DIGIT1, DIGIT2, DIGIT3, DIGIT4, DIGIT5, DIGIT6 -> {
        int index = code.ordinal() - KeyCode.DIGIT1.ordinal();
        window.model().show(ScreenId.values()[index], Target.NOTHING);
      }
      default -> {
        return false;
      }
    }
    return true;
  }

  private void plain(KeyEvent event) {
    Node focus = event.getTarget() instanceof Node node ? node : window.root();
    if (window.busy() || event.isConsumed() || focus instanceof TextInputControl) {
      if (event.getCode() == KeyCode.ESCAPE && !window.busy()) {
        window.screen().ifPresent(s -> s.focusOwner().requestFocus());
      }
      return;
    }
    if (event.getCode() == KeyCode.ESCAPE) {
      window.escape();
    } else if (event.getText().equals("/") && !event.isShortcutDown()) {
      window.screen().ifPresent(Screen::focusFilter);
      event.consume();
    } else if (event.getText().equals("?")
        || (event.getCode() == KeyCode.SLASH && event.isShiftDown())) {
      window.model().show(Page.KEYS);
    }
  }

  /** Sidebar, screen, inspector, and round again. */
  private void nextPane() {
    List<Node> panes = List.copyOf(window.root().lookupAll(".pane-stop"));
    Node focus = window.root().getScene().getFocusOwner();
    int now = -1;
    for (int i = 0; i < panes.size(); i++) {
      if (focus != null && inside(focus, panes.get(i))) {
        now = i;
      }
    }
    if (!panes.isEmpty()) {
      firstStop(panes.get((now + 1) % panes.size())).requestFocus();
    }
  }

  private static boolean inside(Node node, Node pane) {
    for (Node at = node; at != null; at = at.getParent()) {
      if (at == pane) {
        return true;
      }
    }
    return false;
  }

  private static Node firstStop(Node pane) {
    return pane.lookupAll("*").stream().filter(Node::isFocusTraversable).findFirst().orElse(pane);
  }
}
