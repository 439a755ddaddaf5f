package dev.plumbline.app.screen.pick;

import dev.plumbline.app.task.Fx;
import dev.plumbline.app.task.Tasks;
import dev.plumbline.aws.find.FoundInstance;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/**
 * Which of the instances that were read are shown, and in which order. Lives on the JavaFX thread,
 * and searches off it.
 */
public final class PickerSearch {
  /**
   * What is listed.
   *
   * @param total how many there are without the search
   */
  public record Rows(List<FoundInstance> shown, int total) {}

  private final Tasks tasks;
  private final Supplier<Listing> listing;
  private final Consumer<Listing> onShown;
  private final StringProperty query = new SimpleStringProperty("");
  private final BooleanProperty runningOnly = new SimpleBooleanProperty();
  private final ObjectProperty<PickerOrder> order = new SimpleObjectProperty<>(PickerOrder.USUAL);
  private final ReadOnlyObjectWrapper<Rows> rows =
      new ReadOnlyObjectWrapper<>(new Rows(List.of(), 0));
  private final AtomicBoolean due = new AtomicBoolean();
  private long last;

  /**
   * @param listing what was read, as it is now
   * @param onShown takes what the rows were made of, after them
   */
  PickerSearch(Tasks tasks, Supplier<Listing> listing, Consumer<Listing> onShown) {
    this.tasks = tasks;
    this.listing = listing;
    this.onShown = onShown;
    query.subscribe(this::now);
    runningOnly.subscribe(this::now);
    order.subscribe(this::now);
  }

  /** What is searched for: words that name, id, addresses or tags hold. */
  StringProperty query() {
    return query;
  }

  BooleanProperty runningOnly() {
    return runningOnly;
  }

  ObjectProperty<PickerOrder> order() {
    return order;
  }

  ReadOnlyObjectProperty<Rows> rows() {
    return rows.getReadOnlyProperty();
  }

  /** Something has come: one search is enough for all that comes before the next frame. */
  void soon() {
    if (due.compareAndSet(false, true)) {
      Fx.later(
          () -> {
            due.set(false);
            now();
          });
    }
  }

  /** Searches; what a later search has overtaken is not shown. */
  void now() {
    Listing from = listing.get();
    long number = ++last;
    String words = query.get();
    boolean running = runningOnly.get();
    PickerOrder by = order.get();
    tasks.quietly(
        "search the instances",
        p -> {
          List<FoundInstance> found = new ArrayList<>(from.list().search(words, running));
          if (!by.equals(PickerOrder.USUAL)) {
            found.sort(by.comparator());
          }
          return new Rows(List.copyOf(found), from.list().size());
        },
        found -> {
          if (number == last) {
            rows.set(found);
            onShown.accept(from);
          }
        });
  }
}
