package dev.plumbline.app.screen.trace;

import dev.plumbline.app.flow.Effect;
import dev.plumbline.app.flow.Scenario;
import dev.plumbline.app.task.RunningTask;
import dev.plumbline.app.task.Tasks;
import dev.plumbline.path.HostModel;
import dev.plumbline.path.trace.Flow;
import dev.plumbline.path.whatif.Change;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/**
 * State of the Trace screen, without a control in it. A new flow supersedes the one being traced; a
 * new capture has the present flow traced again. Lives on the JavaFX thread.
 */
final class TraceModel {
  private static final int REMEMBERED = 12;

  private final Tasks tasks;
  private HostTraces traces;
  private final ReadOnlyObjectWrapper<Optional<Answered>> answered =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ObjectProperty<Optional<Scenario>> chosen =
      new SimpleObjectProperty<>(Optional.empty());
  private final ObservableList<Flow> history = FXCollections.observableArrayList();
  private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper(false);
  private final List<List<Change>> changes = new ArrayList<>();
  private final ReadOnlyStringWrapper refusal = new ReadOnlyStringWrapper("");
  private Optional<List<Change>> fresh = Optional.empty();
  private Optional<List<Change>> replaced = Optional.empty();
  private Optional<Flow> flow = Optional.empty();
  private Optional<RunningTask> running = Optional.empty();
  private Optional<RunningTask> preparing = Optional.empty();
  private final ReadOnlyObjectWrapper<Known> known = new ReadOnlyObjectWrapper<>(Known.NOTHING);
  private final ReadOnlyObjectWrapper<Optional<RunningTask>> work =
      new ReadOnlyObjectWrapper<>(Optional.empty());

  TraceModel(HostModel host, Tasks tasks) {
    this.tasks = tasks;
    traces = new HostTraces(host);
    prepare();
  }

  /** A new capture of the same host. */
  void show(HostModel host) {
    traces = new HostTraces(host);
    prepare();
    flow.ifPresent(this::work);
  }

  private void prepare() {
    HostTraces host = traces;
    preparing.ifPresent(RunningTask::cancel);
    preparing =
        Optional.of(
            tasks.run(
                "Look for flows and changes to propose",
                progress -> host.known(),
                made -> {
                  if (host == traces) {
                    known.set(made);
                  }
                }));
  }

  /** Traces a flow and remembers it. */
  void trace(Flow next) {
    flow = Optional.of(next);
    history.remove(next);
    history.addFirst(next);
    if (history.size() > REMEMBERED) {
      history.removeLast();
    }
    work(next);
  }

  private void work(Flow next) {
    running.ifPresent(RunningTask::cancel);
    HostTraces host = traces;
    List<List<Change>> sets = List.copyOf(changes);
    busy.set(true);
    RunningTask task =
        tasks.run(
            "Trace " + next.query().to(),
            progress -> host.answer(next, sets, progress),
            result -> take(host, next, result));
    running = Optional.of(task);
    work.set(running);
    task.ended().thenRun(() -> busy.set(running.filter(r -> r != task).isPresent()));
  }

  /** What is out of date by now is dropped. */
  private void take(HostTraces host, Flow asked, Answered result) {
    if (host == traces && flow.filter(asked::equals).isPresent()) {
      Optional<Scenario> before = chosen.get();
      boolean same = answered.get().filter(a -> a.flow().equals(asked)).isPresent();
      boolean restored = withdraw(result);
      refusal.set(String.join(" ", result.refused().values()));
      if (restored) {
        work(asked);
        return;
      }
      answered.set(Optional.of(result));
      Optional<String> label =
          fresh.map(Effect::label).or(() -> before.filter(s -> same).map(Scenario::label));
      fresh = Optional.empty();
      choose(
          result.scenarios().stream()
              .filter(s -> label.filter(s.label()::equals).isPresent())
              .findFirst()
              .orElse(result.scenarios().getFirst()));
    }
  }

  /** Takes back what the host refuses; true when a change comes back that was replaced by it. */
  private boolean withdraw(Answered result) {
    Optional<List<Change>> old =
        replaced.filter(r -> fresh.filter(result.refused()::containsKey).isPresent());
    old.ifPresent(
        o -> {
          changes.replaceAll(set -> fresh.filter(set::equals).isPresent() ? o : set);
          fresh = old;
        });
    result.refused().keySet().forEach(changes::remove);
    replaced = Optional.empty();
    return old.isPresent();
  }

  /** Tries changes, all at once, on a copy of the host; {@link #refusal} says when it cannot. */
  void change(List<Change> set) {
    if (!changes.contains(set)) {
      changes.add(List.copyOf(set));
    }
    fresh = Optional.of(set);
    flow.ifPresent(this::work);
  }

  /** Puts another set of changes in the place of one; the old one comes back when it is refused. */
  void replace(List<Change> old, List<Change> set) {
    int place = changes.indexOf(old);
    if (place < 0 || changes.contains(set)) {
      change(set);
      return;
    }
    changes.set(place, List.copyOf(set));
    replaced = Optional.of(old);
    fresh = Optional.of(set);
    flow.ifPresent(this::work);
  }

  /** Takes a change off the table. */
  void forget(List<Change> set) {
    changes.remove(set);
    flow.ifPresent(this::work);
  }

  /** Why the host cannot take the last change; empty when it can. */
  ReadOnlyStringProperty refusal() {
    return refusal.getReadOnlyProperty();
  }

  /** The flow on show or on its way. */
  Optional<Flow> flow() {
    return flow;
  }

  /** What came of the last flow. */
  ReadOnlyObjectProperty<Optional<Answered>> answered() {
    return answered.getReadOnlyProperty();
  }

  /** The line of the what-if table that is explained. */
  ObjectProperty<Optional<Scenario>> chosen() {
    return chosen;
  }

  void choose(Scenario scenario) {
    chosen.set(Optional.of(scenario));
  }

  /** Flows traced before, the newest first. */
  ObservableList<Flow> history() {
    return history;
  }

  ReadOnlyBooleanProperty busy() {
    return busy.getReadOnlyProperty();
  }

  HostTraces traces() {
    return traces;
  }

  /** Known flows and likely changes of the host; comes a moment after the capture. */
  ReadOnlyObjectProperty<Known> known() {
    return known.getReadOnlyProperty();
  }

  /** The tracing that was started last, ended or not. */
  ReadOnlyObjectProperty<Optional<RunningTask>> work() {
    return work.getReadOnlyProperty();
  }

  /** Gives up what runs, as the case closes. */
  void close() {
    running.ifPresent(RunningTask::cancel);
    preparing.ifPresent(RunningTask::cancel);
  }
}
