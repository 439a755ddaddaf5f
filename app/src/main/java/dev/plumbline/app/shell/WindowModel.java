package dev.plumbline.app.shell;

import dev.plumbline.app.dialog.Trouble;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;

/** What the window shows now, with the history of places. No controls; JavaFX thread only. */
public final class WindowModel {
  /** A place one can go back to. */
  public record Place(Page page, ScreenId screen, Target target) {}

  private final ReadOnlyObjectWrapper<Optional<OpenCase>> openCase =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Place> place =
      new ReadOnlyObjectWrapper<>(new Place(Page.WELCOME, ScreenId.OVERVIEW, Target.NOTHING));
  private final ObjectProperty<Optional<Trouble>> trouble =
      new SimpleObjectProperty<>(Optional.empty());
  private final List<Place> past = new ArrayList<>();
  private final List<Place> future = new ArrayList<>();
  private final List<Consumer<Place>> arrivals = new ArrayList<>();

  public ReadOnlyObjectProperty<Optional<OpenCase>> openCase() {
    return openCase.getReadOnlyProperty();
  }

  public ReadOnlyObjectProperty<Place> place() {
    return place.getReadOnlyProperty();
  }

  /** Trouble shown above the work area; empty for none. */
  public ObjectProperty<Optional<Trouble>> trouble() {
    return trouble;
  }

  /** Called at every arrival, also when the place is the same as before. */
  public void onArrival(Consumer<Place> listener) {
    arrivals.add(listener);
  }

  /** Opens a case at its overview; the history starts anew. */
  public void open(OpenCase next) {
    past.clear();
    future.clear();
    trouble.set(Optional.empty());
    Optional<OpenCase> before = openCase.get();
    openCase.set(Optional.of(next));
    before.ifPresent(OpenCase::close);
    arrive(new Place(Page.CASE, ScreenId.OVERVIEW, Target.NOTHING));
  }

  /** Goes to a screen of the open case; without one, nothing happens. */
  public void show(ScreenId screen, Target target) {
    if (openCase.get().isPresent()) {
      go(new Place(Page.CASE, screen, target));
    }
  }

  public void show(Page page) {
    go(new Place(page, place.get().screen(), Target.NOTHING));
  }

  private void go(Place next) {
    if (!next.equals(place.get())) {
      past.add(place.get());
      future.clear();
    }
    arrive(next);
  }

  public void back() {
    move(past, future);
  }

  public void forward() {
    move(future, past);
  }

  private void move(List<Place> from, List<Place> to) {
    if (!from.isEmpty()) {
      to.add(place.get());
      arrive(from.removeLast());
    }
  }

  private void arrive(Place next) {
    place.set(next);
    arrivals.forEach(l -> l.accept(next));
  }
}
