package dev.plumbline.app;

import dev.plumbline.app.dialog.Dialog;
import dev.plumbline.app.dialog.Dialogs;
import dev.plumbline.app.dialog.OverlayLayer;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.Consumer;

/** Dialogs as in the window, but file choosers are answered by the test. */
final class ScriptedFiles implements Dialogs {
  private final OverlayLayer window;
  private final Deque<Path> answers = new ArrayDeque<>();

  ScriptedFiles(OverlayLayer window) {
    this.window = window;
  }

  void nextFile(Path path) {
    answers.add(path);
  }

  @Override
  public <T> void show(Dialog<T> dialog, Consumer<Optional<T>> onAnswer) {
    window.show(dialog, onAnswer);
  }

  @Override
  public Optional<Path> openFile(String title, FileKind... kinds) {
    return Optional.ofNullable(answers.poll());
  }

  @Override
  public Optional<Path> openFolder(String title) {
    return Optional.ofNullable(answers.poll());
  }

  @Override
  public Optional<Path> saveFile(String title, String suggestedName, FileKind kind) {
    return Optional.ofNullable(answers.poll());
  }
}
