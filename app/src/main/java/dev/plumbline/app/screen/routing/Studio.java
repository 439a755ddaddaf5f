package dev.plumbline.app.screen.routing;

import dev.plumbline.app.task.RunningTask;
import dev.plumbline.app.task.Tasks;
import dev.plumbline.diagram.RoutingOptions;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;

/**
 * Draws behind the window, one picture at a time. Of what is asked for meanwhile only the last is
 * drawn next; a picture of an older capture is given up at once. Lives on the JavaFX thread.
 */
final class Studio {
  /** What is asked for, and who takes it. */
  private record Order(HostPlan plan, RoutingOptions options, Consumer<Drawn> taker) {}

  private final Tasks tasks;
  private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper(false);
  private Optional<Order> next = Optional.empty();
  private Optional<HostPlan> drawing = Optional.empty();
  private Runnable stop = () -> {};

  Studio(Tasks tasks) {
    this.tasks = tasks;
  }

  /** True from the first order until nothing is left to draw. */
  ReadOnlyBooleanProperty busy() {
    return busy.getReadOnlyProperty();
  }

  void draw(HostPlan plan, RoutingOptions options, Consumer<Drawn> taker) {
    next = Optional.of(new Order(plan, options, taker));
    if (drawing.isEmpty()) {
      start();
    } else if (outdated(drawing.get())) {
      stop.run();
    }
  }

  private boolean outdated(HostPlan plan) {
    return next.filter(order -> !order.plan().equals(plan)).isPresent();
  }

  private void start() {
    Optional<Order> order = next;
    next = Optional.empty();
    drawing = order.map(Order::plan);
    busy.set(order.isPresent());
    order.ifPresent(this::start);
  }

  private void start(Order order) {
    RunningTask task =
        tasks.run(
            "Draw the routing diagram",
            progress -> order.plan().draw(order.options(), progress.cancellation()),
            picture -> {
              if (!outdated(order.plan())) {
                order
                    .taker()
                    .accept(new Drawn(Optional.of(order.plan()), order.options(), picture));
              }
            });
    stop = task::cancel;
    task.ended().thenRun(this::start);
  }

  /** Gives up what is being drawn and what is waiting, as the case closes. */
  void close() {
    next = Optional.empty();
    stop.run();
  }
}
