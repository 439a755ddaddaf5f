package dev.plumbline.app.dialog;

import dev.plumbline.app.control.SearchField;
import dev.plumbline.app.task.Fx;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import org.jspecify.annotations.Nullable;

/** Shows dialogs inside the window, one over another, each over a scrim that holds the focus. */
public final class OverlayLayer extends StackPane implements Dialogs {
  private record Shown(Node scrim, Runnable cancel, @Nullable Node focusBefore) {}

  private final Deque<Shown> open = new ArrayDeque<>();

  public OverlayLayer() {
    setPickOnBounds(false);
    setVisible(false);
  }

  /** True while a dialog is shown. */
  public boolean busy() {
    return !open.isEmpty();
  }

  /**
   * Esc: empties the search field that has the focus, else closes the uppermost dialog without an
   * answer.
   */
  public void escape() {
    if (!SearchField.cleared(getScene().getFocusOwner())) {
      Optional.ofNullable(open.peek()).ifPresent(shown -> shown.cancel().run());
    }
  }

  /** Closes every dialog without an answer. */
  public void closeAll() {
    List.copyOf(open).forEach(shown -> shown.cancel().run());
  }

  @Override
  public <T> void show(Dialog<T> dialog, Consumer<Optional<T>> onAnswer) {
    if (dialog.answered().isDone()) {
      onAnswer.accept(dialog.answered().join());
      return;
    }
    place(dialog.view(), Pos.CENTER, dialog.firstFocus(), dialog::cancel, dialog.title());
    dialog
        .answered()
        .thenAccept(
            answer ->
                Fx.run(
                    () -> {
                      removeTop();
                      onAnswer.accept(answer);
                    }));
  }

  private void place(
      Node content, Pos position, Node firstFocus, Runnable onEscape, String accessibleName) {
    Node before = getScene() == null ? null : getScene().getFocusOwner();
    Region ground = new Region();
    ground.getStyleClass().add("scrim");
    Pane holder = new FocusTrap(content);
    holder.setAccessibleText(accessibleName);
    StackPane.setAlignment(holder, position);
    StackPane scrim = new StackPane(ground, holder);
    scrim.addEventHandler(KeyEvent.KEY_PRESSED, KeyEvent::consume);
    open.push(new Shown(scrim, onEscape, before));
    getChildren().add(scrim);
    setVisible(true);
    firstFocus.requestFocus();
    Fx.later(firstFocus::requestFocus);
  }

  private void removeTop() {
    Shown shown = open.pop();
    getChildren().remove(shown.scrim());
    setVisible(!open.isEmpty());
    if (shown.focusBefore() != null) {
      shown.focusBefore().requestFocus();
    }
  }

  @Override
  public Optional<Path> openFile(String title, FileKind... kinds) {
    return Optional.ofNullable(chooser(title, kinds).showOpenDialog(getScene().getWindow()))
        .map(File::toPath);
  }

  @Override
  public Optional<Path> openFolder(String title) {
    DirectoryChooser chooser = new DirectoryChooser();
    chooser.setTitle(title);
    return Optional.ofNullable(chooser.showDialog(getScene().getWindow())).map(File::toPath);
  }

  @Override
  public Optional<Path> saveFile(String title, String suggestedName, FileKind kind) {
    FileChooser chooser = chooser(title, kind);
    chooser.setInitialFileName(suggestedName);
    return Optional.ofNullable(chooser.showSaveDialog(getScene().getWindow())).map(File::toPath);
  }

  private static FileChooser chooser(String title, FileKind... kinds) {
    FileChooser chooser = new FileChooser();
    chooser.setTitle(title);
    for (FileKind kind : kinds) {
      chooser
          .getExtensionFilters()
          .add(new FileChooser.ExtensionFilter(kind.label(), kind.patterns()));
    }
    return chooser;
  }
}
