package dev.plumbline.app.screen.connect;

import dev.plumbline.app.control.Texts;
import dev.plumbline.connect.ConnectionException;
import dev.plumbline.connect.ConnectionStep;
import dev.plumbline.connect.plan.Attempt;
import dev.plumbline.connect.plan.ConnectionPlan;
import dev.plumbline.connect.plan.Option;
import dev.plumbline.connect.plan.PlanProgress;
import dev.plumbline.connect.plan.Way;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** The steps of a connection with time and result. Its state changes where the given door leads. */
public final class ConnectionTest implements PlanProgress {
  /** How a step stands. */
  public enum State {
    WAITING,
    RUNNING,
    DONE,
    FAILED,
    NOT_REACHED,
    /** A way that is known not to work. */
    LEFT_OUT
  }

  /**
   * One line.
   *
   * @param key tells it from others
   * @param inner true for a step of the way above it
   * @param detail what was found, or what went wrong
   */
  public record Line(
      String key, String title, boolean inner, State state, String detail, Duration took) {
    private static Line of(
        ConnectionStep step, boolean inner, State state, String detail, Duration took) {
      return new Line(step.toString(), step.title(), inner, state, detail, took);
    }

    private static Line of(Way way, State state, String detail) {
      return new Line(way.name(), way.label(), false, state, detail, Duration.ZERO);
    }
  }

  /**
   * All of it.
   *
   * @param failure why it ended, when it failed
   */
  public record Result(
      List<Line> lines,
      boolean over,
      Optional<ConnectionException> failure,
      List<String> warnings) {
    /** The way of a plan that was opened. */
    public Optional<String> opened() {
      return plan()
          ? lines.stream()
              .filter(l -> !l.inner() && l.state() == State.DONE)
              .map(Line::title)
              .findFirst()
          : Optional.empty();
    }

    /** True when ways were tried, and not the steps of one alone. */
    public boolean plan() {
      return lines.stream().anyMatch(l -> l.key().equals(Way.SSH.name()));
    }

    public Result {
      lines = List.copyOf(lines);
      warnings = List.copyOf(warnings);
    }

    /** Time of all steps. */
    public Duration took() {
      return lines.stream().map(Line::took).reduce(Duration.ZERO, Duration::plus);
    }

    /** Number of the failed step, counted from 1; 0 when none failed. */
    public int failedAt() {
      for (int i = 0; i < lines.size(); i++) {
        if (lines.get(i).state() == State.FAILED) {
          return i + 1;
        }
      }
      return 0;
    }
  }

  private final Consumer<Runnable> door;
  private Optional<String> under = Optional.empty();
  private final ReadOnlyObjectWrapper<Result> result =
      new ReadOnlyObjectWrapper<>(new Result(List.of(), false, Optional.empty(), List.of()));

  /**
   * @param door leads to the thread that watches the result
   */
  public ConnectionTest(Consumer<Runnable> door) {
    this.door = door;
  }

  public ReadOnlyObjectProperty<Result> result() {
    return result.getReadOnlyProperty();
  }

  /** Shows every way with what is thought of it. */
  public void plan(ConnectionPlan plan) {
    door.accept(
        () ->
            show(
                plan.options().stream()
                    .map(
                        o ->
                            Line.of(
                                o.way(),
                                o.possible() ? State.WAITING : State.LEFT_OUT,
                                Texts.sentence(o.reason())))
                    .toList()));
  }

  @Override
  public void wayBegan(Option option) {
    put(Line.of(option.way(), State.RUNNING, Texts.sentence(option.reason())));
    door.accept(() -> under = Optional.of(option.way().name()));
  }

  @Override
  public void wayFailed(Attempt attempt) {
    State state = attempt.outcome() == Attempt.Outcome.SKIPPED ? State.LEFT_OUT : State.FAILED;
    door.accept(
        () -> {
          List<Line> lines = new ArrayList<>(result.get().lines());
          lines.removeIf(l -> l.inner() && l.state() == State.WAITING);
          show(lines);
        });
    put(Line.of(attempt.way(), state, Texts.sentence(attempt.reason())));
  }

  @Override
  public void wayOpened(Attempt attempt) {
    put(Line.of(attempt.way(), State.DONE, Texts.sentence(attempt.reason())));
  }

  @Override
  public void planned(List<ConnectionStep> steps) {
    steps.forEach(
        step ->
            door.accept(
                () -> {
                  List<Line> lines = new ArrayList<>(result.get().lines());
                  Line line = line(step, State.WAITING, "", Duration.ZERO);
                  if (index(lines, line) < 0) {
                    add(lines, line);
                    show(lines);
                  }
                }));
  }

  @Override
  public void started(ConnectionStep step) {
    step(step, State.RUNNING, "", Duration.ZERO);
  }

  @Override
  public void done(ConnectionStep step, String detail, Duration took) {
    step(step, State.DONE, detail, took);
  }

  @Override
  public void failed(ConnectionStep step, ConnectionException failure, Duration took) {
    step(step, State.FAILED, failure.what(), took);
  }

  /** On the watching thread: the step belongs to the way under way. */
  private void step(ConnectionStep step, State state, String detail, Duration took) {
    door.accept(() -> place(line(step, state, detail, took)));
  }

  private Line line(ConnectionStep step, State state, String detail, Duration took) {
    Line line = Line.of(step, under.isPresent(), state, detail, took);
    return under.isEmpty()
        ? line
        : new Line(under.get() + " " + line.key(), line.title(), true, state, detail, took);
  }

  @Override
  public void warning(String text) {
    door.accept(
        () -> {
          Result now = result.get();
          List<String> warnings = new ArrayList<>(now.warnings());
          warnings.add(text);
          result.set(new Result(now.lines(), now.over(), now.failure(), warnings));
        });
  }

  /** Nothing more comes; what waited was not reached. */
  public void end(Optional<ConnectionException> failure) {
    door.accept(
        () -> {
          List<Line> lines = new ArrayList<>();
          for (Line line : result.get().lines()) {
            boolean open = line.state() == State.WAITING || line.state() == State.RUNNING;
            String words = line.inner() || line.detail().isEmpty() ? "not reached" : line.detail();
            lines.add(
                open
                    ? new Line(
                        line.key(),
                        line.title(),
                        line.inner(),
                        State.NOT_REACHED,
                        words,
                        Duration.ZERO)
                    : line);
          }
          result.set(new Result(lines, true, failure, result.get().warnings()));
        });
  }

  private void put(Line line) {
    door.accept(() -> place(line));
  }

  private void place(Line line) {
    List<Line> lines = new ArrayList<>(result.get().lines());
    int at = index(lines, line);
    if (at < 0) {
      add(lines, line);
    } else {
      lines.set(at, line);
    }
    show(lines);
  }

  /** A step stands below its way, after the steps before it. */
  private void add(List<Line> lines, Line line) {
    int at = lines.size();
    if (line.inner() && under.isPresent()) {
      at = 0;
      while (at < lines.size() && !lines.get(at).key().equals(under.get())) {
        at++;
      }
      do {
        at++;
      } while (at < lines.size() && lines.get(at).inner());
    }
    lines.add(Math.min(at, lines.size()), line);
  }

  private void show(List<Line> lines) {
    result.set(new Result(lines, false, Optional.empty(), result.get().warnings()));
  }

  private static int index(List<Line> lines, Line line) {
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).key().equals(line.key())) {
        return i;
      }
    }
    return -1;
  }
}
