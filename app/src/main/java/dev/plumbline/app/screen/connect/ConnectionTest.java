package dev.plumbline.app.screen.connect;

import dev.plumbline.connect.ConnectionException;
import dev.plumbline.connect.ConnectionProgress;
import dev.plumbline.connect.ConnectionStep;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** The steps of a connection with time and result. Its state changes where the given door leads. */
public final class ConnectionTest implements ConnectionProgress {
  /** How a step stands. */
  public enum State {
    WAITING,
    RUNNING,
    DONE,
    FAILED,
    NOT_REACHED
  }

  /**
   * One line.
   *
   * @param detail what was found, or what went wrong
   */
  public record Line(ConnectionStep step, State state, String detail, Duration took) {}

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

  @Override
  public void planned(List<ConnectionStep> steps) {
    door.accept(
        () -> {
          List<Line> lines = new ArrayList<>(result.get().lines());
          for (ConnectionStep step : steps) {
            if (index(lines, step) < 0) {
              lines.add(new Line(step, State.WAITING, "", Duration.ZERO));
            }
          }
          show(lines);
        });
  }

  @Override
  public void started(ConnectionStep step) {
    put(new Line(step, State.RUNNING, "", Duration.ZERO));
  }

  @Override
  public void done(ConnectionStep step, String detail, Duration took) {
    put(new Line(step, State.DONE, detail, took));
  }

  @Override
  public void failed(ConnectionStep step, ConnectionException failure, Duration took) {
    put(new Line(step, State.FAILED, failure.what(), took));
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
            lines.add(
                open
                    ? new Line(line.step(), State.NOT_REACHED, "not reached", Duration.ZERO)
                    : line);
          }
          result.set(new Result(lines, true, failure, result.get().warnings()));
        });
  }

  private void put(Line line) {
    door.accept(
        () -> {
          List<Line> lines = new ArrayList<>(result.get().lines());
          int at = index(lines, line.step());
          if (at < 0) {
            lines.add(line);
          } else {
            lines.set(at, line);
          }
          show(lines);
        });
  }

  private void show(List<Line> lines) {
    result.set(new Result(lines, false, Optional.empty(), result.get().warnings()));
  }

  private static int index(List<Line> lines, ConnectionStep step) {
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).step().equals(step)) {
        return i;
      }
    }
    return -1;
  }
}
