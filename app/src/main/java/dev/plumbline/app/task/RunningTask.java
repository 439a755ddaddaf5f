package dev.plumbline.app.task;

import dev.plumbline.model.Cancellation;
import java.util.concurrent.CompletableFuture;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/** Background work as the status bar shows it. Properties change on the JavaFX thread. */
public final class RunningTask {
  private final String title;
  private final Cancellation cancellation = new Cancellation();
  private final ReadOnlyStringWrapper text = new ReadOnlyStringWrapper("");
  private final ReadOnlyDoubleWrapper fraction = new ReadOnlyDoubleWrapper(-1);
  private final CompletableFuture<Void> ended = new CompletableFuture<>();

  RunningTask(String title) {
    this.title = title;
  }

  public String title() {
    return title;
  }

  /** What is being done now. */
  public ReadOnlyStringProperty text() {
    return text.getReadOnlyProperty();
  }

  /** How far it is, 0 to 1; negative when that cannot be told. */
  public ReadOnlyDoubleProperty fraction() {
    return fraction.getReadOnlyProperty();
  }

  /** Asks the work to stop. */
  public void cancel() {
    cancellation.request();
  }

  public boolean cancelled() {
    return cancellation.requested();
  }

  /** Completes after the work ended, however, and its callback ran. */
  public CompletableFuture<Void> ended() {
    return ended;
  }

  Progress progress() {
    return new Progress() {
      @Override
      public void text(String now) {
        Fx.run(() -> text.set(now));
      }

      @Override
      public void done(double part) {
        Fx.run(() -> fraction.set(part));
      }

      @Override
      public Cancellation cancellation() {
        return cancellation;
      }
    };
  }
}
