package dev.plumbline.app.screen.connect;

import dev.plumbline.app.control.Buttons;
import dev.plumbline.app.control.Icon;
import dev.plumbline.app.control.Mark;
import dev.plumbline.app.control.Texts;
import dev.plumbline.app.screen.connect.ConnectionTest.Line;
import dev.plumbline.app.screen.connect.ConnectionTest.Result;
import dev.plumbline.app.screen.connect.ConnectionTest.State;
import dev.plumbline.app.shell.Clipboard;
import dev.plumbline.connect.ConnectionException;
import dev.plumbline.connect.plan.NoWayException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** Shows a connection test: steps with signs and times, then cause and advice. */
final class ConnectionTestPane extends VBox {
  private static final double SIGN = 20;

  private final Clipboard clipboard;
  private final HBox state = new HBox(8);
  private final VBox body = new VBox(14);

  ConnectionTestPane(Clipboard clipboard) {
    super(14);
    this.clipboard = clipboard;
    getStyleClass().add("connection-test");
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    state.setAlignment(Pos.CENTER_RIGHT);
    HBox head = new HBox(Texts.of("Connection test", "t-strong"), gap, state);
    head.setAlignment(Pos.CENTER_LEFT);
    head.setMinHeight(20);
    ScrollPane scroll = new ScrollPane(body);
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    VBox.setVgrow(scroll, Priority.ALWAYS);
    getChildren().addAll(head, scroll);
    show(new Result(List.of(), false, Optional.empty(), List.of()));
  }

  void show(Result result) {
    state.getChildren().setAll(head(result));
    body.getChildren().clear();
    if (result.lines().isEmpty()) {
      body.getChildren()
          .add(
              Texts.wrapped(
                  "Test the connection to see each step: name and TCP, host key, log-in, shell. For"
                      + " an instance of an account, each way into it with its reason.",
                  "t-secondary"));
      return;
    }
    VBox steps = new VBox();
    for (int i = 0; i < result.lines().size(); i++) {
      Line line = result.lines().get(i);
      boolean last = i + 1 == result.lines().size();
      boolean followed = !last && (!line.inner() || result.lines().get(i + 1).inner());
      steps.getChildren().add(line(line, followed));
    }
    body.getChildren().add(steps);
    result.failure().ifPresent(failure -> body.getChildren().add(advice(failure)));
    if (!result.warnings().isEmpty()) {
      body.getChildren().add(warnings(result.warnings()));
    }
  }

  private static List<Node> head(Result result) {
    if (result.lines().isEmpty()) {
      return List.of(Texts.chip("not tested", ""));
    }
    Label time = Texts.of(time(result.took()), "t-mono", "muted");
    if (!result.over()) {
      return List.of(Texts.chip("testing", "note"), time);
    }
    if (result.plan()) {
      return result
          .opened()
          .map(way -> List.<Node>of(Texts.chip("reached by " + way, "ok"), time))
          .orElseGet(
              () ->
                  result.failure().isPresent()
                      ? List.of(Texts.chip("no way leads in", "critical"), time)
                      : List.of(Texts.chip("stopped", "warning"), time));
    }
    int failed = result.failedAt();
    return failed > 0
        ? List.of(Texts.chip("failed at step " + failed, "critical"), time)
        : result.failure().isPresent() || notReached(result)
            ? List.of(Texts.chip("stopped", "warning"), time)
            : List.of(Texts.chip("all steps in order", "ok"), time);
  }

  private static boolean notReached(Result result) {
    return result.lines().stream().anyMatch(l -> l.state() == State.NOT_REACHED);
  }

  private static Node line(Line line, boolean followed) {
    VBox track = new VBox(sign(line.state()));
    track.setAlignment(Pos.TOP_CENTER);
    if (followed) {
      Region rail = new Region();
      rail.getStyleClass().add("step-rail");
      VBox.setVgrow(rail, Priority.ALWAYS);
      track.getChildren().add(rail);
    }
    boolean quiet =
        line.state() == State.WAITING
            || line.state() == State.NOT_REACHED
            || line.state() == State.LEFT_OUT;
    Label title =
        Texts.wrapped(line.title(), quiet ? "t-text" : "t-strong", quiet ? "muted" : "t-strong");
    VBox words = new VBox(title);
    if (!line.detail().isEmpty()) {
      words.getChildren().add(Texts.wrapped(line.detail(), "t-secondary"));
    }
    words.getStyleClass().add("step-words");
    HBox.setHgrow(words, Priority.ALWAYS);
    HBox row = new HBox(12, track, words);
    boolean timed = line.inner() || !line.took().isZero();
    if (timed && (line.state() == State.DONE || line.state() == State.FAILED)) {
      Label took = Texts.of(time(line.took()), "t-mono", "muted");
      took.setMinWidth(USE_PREF_SIZE);
      row.getChildren().add(took);
    }
    if (line.inner()) {
      Region rail = new Region();
      rail.getStyleClass().add("step-rail");
      VBox.setVgrow(rail, Priority.ALWAYS);
      VBox beside = new VBox(rail);
      beside.setAlignment(Pos.TOP_CENTER);
      beside.setMinWidth(SIGN);
      row.getChildren().addFirst(beside);
    }
    row.setAccessibleText(line.title() + ", " + spoken(line.state()) + " " + line.detail());
    return row;
  }

  private static Node sign(State state) {
    return switch (state) {
      case DONE -> Mark.IN_ORDER.node(SIGN);
      case FAILED -> Mark.ERROR.node(SIGN);
      case RUNNING -> ring("step-running");
      case WAITING, NOT_REACHED, LEFT_OUT -> ring("step-waiting");
    };
  }

  private static Node ring(String style) {
    StackPane ring = new StackPane();
    ring.getStyleClass().add(style);
    ring.setMinSize(SIGN, SIGN);
    ring.setMaxSize(SIGN, SIGN);
    return ring;
  }

  private Node advice(ConnectionException failure) {
    VBox words =
        new VBox(
            6,
            Texts.wrapped(
                failure instanceof NoWayException
                    ? "No way leads to " + failure.host()
                    : Texts.sentence(failure.stage().label()) + ": " + failure.what(),
                "t-strong"));
    if (!failure.likelyCause().isEmpty()) {
      words.getChildren().add(Texts.wrapped(failure.likelyCause() + ".", "t-text"));
    }
    failure.advice().forEach(a -> words.getChildren().add(Texts.wrapped("• " + a, "t-text")));
    words
        .getChildren()
        .add(
            Buttons.of("Copy details", Icon.COPY, () -> clipboard.copy(details(failure)), "small"));
    HBox.setHgrow(words, Priority.ALWAYS);
    HBox box = new HBox(10, Mark.CRITICAL.node(16), words);
    box.getStyleClass().addAll("banner", "critical");
    return box;
  }

  private static String details(ConnectionException failure) {
    return failure.getMessage() + "\n" + String.join("\n", failure.advice());
  }

  private static Node warnings(List<String> warnings) {
    VBox words = new VBox(4, Texts.of("Left out", "t-strong"));
    warnings.stream()
        .limit(5)
        .forEach(w -> words.getChildren().add(Texts.wrapped(w, "t-secondary")));
    if (warnings.size() > 5) {
      words.getChildren().add(Texts.of("and " + (warnings.size() - 5) + " more", "t-secondary"));
    }
    HBox box = new HBox(10, Mark.WARNING.node(16), words);
    HBox.setHgrow(words, Priority.ALWAYS);
    box.getStyleClass().addAll("banner", "warning");
    return box;
  }

  private static String spoken(State state) {
    return switch (state) {
      case WAITING -> "waiting";
      case RUNNING -> "running";
      case DONE -> "done";
      case FAILED -> "failed";
      case NOT_REACHED -> "not reached";
      case LEFT_OUT -> "not possible";
    };
  }

  static String time(Duration took) {
    long millis = took.toMillis();
    return millis < 1000 ? millis + " ms" : String.format(Locale.ROOT, "%.1f s", millis / 1000.0);
  }
}
