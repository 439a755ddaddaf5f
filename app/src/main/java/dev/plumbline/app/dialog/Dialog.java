package dev.plumbline.app.dialog;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javafx.scene.Node;

/**
 * A dialog inside the window. Build the node, complete the answer; the {@link Dialogs} show it over
 * a scrim, hold the focus in it and close it on Esc.
 *
 * @param <T> its answer
 */
public abstract class Dialog<T> {
  private final CompletableFuture<Optional<T>> answer = new CompletableFuture<>();

  /** For screen readers and tests: "New instance". */
  public abstract String title();

  /** The whole dialog; built once. {@link DialogFrame} has the usual form. */
  public abstract Node view();

  /** The node that has the focus first: the safe answer or the first field. */
  public abstract Node firstFocus();

  /** Closes the dialog with an answer. */
  protected final void answer(T value) {
    answer.complete(Optional.of(value));
  }

  /** Closes the dialog without an answer, as Esc does. */
  public final void cancel() {
    answer.complete(Optional.empty());
  }

  /** Completes when the dialog is answered or cancelled. */
  public final CompletableFuture<Optional<T>> answered() {
    return answer;
  }
}
