package dev.plumbline.app.dialog;

import dev.plumbline.app.task.Fx;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** The one door to dialogs; tests stand in for it. Call on the JavaFX thread unless noted. */
public interface Dialogs {
  /** Shows a dialog; {@code onAnswer} runs on the JavaFX thread, empty after a cancel. */
  <T> void show(Dialog<T> dialog, Consumer<Optional<T>> onAnswer);

  /** Lets the user choose an existing file; empty after a cancel. */
  Optional<Path> openFile(String title, FileKind... kinds);

  /** Lets the user choose a folder; empty after a cancel. */
  Optional<Path> openFolder(String title);

  /** Lets the user choose where to save; empty after a cancel. */
  Optional<Path> saveFile(String title, String suggestedName, FileKind kind);

  /**
   * A kind of file.
   *
   * @param label as shown: "Plumbline recording"
   * @param patterns such as {@code *.plumb}
   */
  record FileKind(String label, List<String> patterns) {
    public static final FileKind ARCHIVE =
        new FileKind("Archive of a log collector", "*.tar.gz", "*.tgz", "*.tar", "*.zip");
    public static final FileKind RECORDING = new FileKind("Recording", "*.plumb");
    public static final FileKind PDF = new FileKind("PDF", "*.pdf");
    public static final FileKind SVG = new FileKind("SVG", "*.svg");
    public static final FileKind PNG = new FileKind("PNG", "*.png");
    public static final FileKind TEXT = new FileKind("Text", "*.txt");

    FileKind(String label, String... patterns) {
      this(label, List.of(patterns));
    }
  }

  /**
   * Asks from background work and waits for the answer, such as a passphrase while connecting.
   *
   * @param dialog made on the JavaFX thread
   * @return empty after a cancel or an interruption
   */
  default <T> Optional<T> ask(Supplier<? extends Dialog<T>> dialog) {
    Fx.mustWaitElsewhere();
    var answer = new CompletableFuture<Optional<T>>();
    Fx.run(() -> show(dialog.get(), answer::complete));
    try {
      return answer.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    } catch (ExecutionException e) {
      throw new IllegalStateException("a dialog failed", e.getCause());
    }
  }
}
