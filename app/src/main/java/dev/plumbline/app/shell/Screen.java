package dev.plumbline.app.shell;

import java.util.List;
import java.util.Optional;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableIntegerValue;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;

/**
 * One tab of an open case. Made once a case by a {@link ScreenFactory}; follows {@link
 * OpenCase#evidence()} by itself. Everything here is called on the JavaFX thread.
 */
public interface Screen {
  ScreenId id();

  /** The work area of the tab; the same node at every call. */
  Node view();

  /** Content of the inspector while this screen is shown; empty for none (the pane then hides). */
  default ObservableValue<Optional<Node>> inspector() {
    return new SimpleObjectProperty<>(Optional.empty());
  }

  /** Number beside the title of the tab; 0 shows none. */
  default ObservableIntegerValue badge() {
    return new SimpleIntegerProperty(0);
  }

  /** Shows and selects what somebody navigated to; ignores what it does not know. */
  default void reveal(Target target) {}

  /** Called whenever the tab comes to the front; the focus is given to it afterwards. */
  default void shown() {}

  /** The node that has the focus when the tab comes to the front. */
  default Node focusOwner() {
    return view();
  }

  /** Puts the focus into the filter, on {@code /}; nothing where there is none. */
  default void focusFilter() {}

  /** What the palette offers while this screen is shown. */
  default List<Command> commands() {
    return List.of();
  }

  /** Keys of this screen for the {@code ?} page. The screen handles them on its own view. */
  default List<KeyHelp> keys() {
    return List.of();
  }

  /** Ends what the screen runs (tails), as the case closes. */
  default void close() {}
}
