package dev.plumbline.app.shell;

import dev.plumbline.app.settings.Settings;
import dev.plumbline.app.task.Fx;
import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import javafx.util.Subscription;

/**
 * The work area of a case with the inspector at its right: beside it where there is room, over it
 * in a narrow window, where it opens when something is clicked.
 */
final class InspectorHost extends BorderPane {
  /** Width of the inspector in px. */
  static final double WIDTH = 304;

  /** Below this width of the work area the inspector lies over it. */
  private static final double ROOM = 1100;

  private final Settings settings;
  private final StackPane work = new StackPane();
  private final StackPane pane = new StackPane();
  private Subscription content = Subscription.EMPTY;
  private boolean asked;
  private boolean overlayOpen;

  InspectorHost(Settings settings) {
    this.settings = settings;
    pane.getStyleClass().addAll("inspector", "pane-stop");
    work.getStyleClass().add("pane-stop");
    pane.setMinWidth(WIDTH);
    pane.setPrefWidth(WIDTH);
    pane.setMaxWidth(WIDTH);
    StackPane.setAlignment(pane, Pos.CENTER_RIGHT);
    setCenter(work);
    work.addEventFilter(MouseEvent.MOUSE_PRESSED, e -> asking());
    work.addEventFilter(MouseEvent.MOUSE_RELEASED, e -> asking());
    work.addEventFilter(MouseEvent.MOUSE_CLICKED, e -> asking());
    work.addEventFilter(KeyEvent.KEY_PRESSED, this::escape);
    settings.inspectorShown().subscribe(this::arrange);
    widthProperty().subscribe(this::arrange);
  }

  /** New content is what somebody asked for while it comes from their click. */
  private void asking() {
    asked = true;
    Fx.later(() -> asked = false);
  }

  private void escape(KeyEvent event) {
    if (event.getCode() == KeyCode.ESCAPE && closeOverlay()) {
      event.consume();
    }
  }

  void show(Screen screen) {
    content.unsubscribe();
    asked = false;
    overlayOpen = false;
    work.getChildren().setAll(screen.view());
    content = screen.inspector().subscribe(this::inspect);
  }

  /** Shows or hides the inspector, whichever way it is placed. */
  void toggle() {
    if (narrow()) {
      overlayOpen = !overlayOpen;
      arrange();
    } else {
      settings.inspectorShown().set(!settings.inspectorShown().get());
    }
  }

  /** Closes the overlay; false when there is none. */
  boolean closeOverlay() {
    boolean closes = narrow() && overlayOpen && !pane.getChildren().isEmpty();
    overlayOpen = false;
    arrange();
    return closes;
  }

  private void inspect(Optional<Node> node) {
    pane.getChildren().setAll(node.stream().toList());
    if (asked) {
      overlayOpen = true;
    }
    arrange();
  }

  private boolean narrow() {
    return getWidth() > 0 && getWidth() < ROOM;
  }

  private void arrange() {
    boolean filled = !pane.getChildren().isEmpty();
    work.getChildren().remove(pane);
    setRight(null);
    pane.pseudoClassStateChanged(PseudoClass.getPseudoClass("over"), narrow());
    if (filled && narrow() && overlayOpen) {
      work.getChildren().add(pane);
    } else if (filled && !narrow() && settings.inspectorShown().get()) {
      setRight(pane);
    }
  }
}
