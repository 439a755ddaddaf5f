package dev.plumbline.app.screen.logs;

import dev.plumbline.app.control.EmptyState;
import dev.plumbline.app.control.Icon;
import dev.plumbline.app.shell.CaseEvidence;
import dev.plumbline.app.shell.Command;
import dev.plumbline.app.shell.KeyHelp;
import dev.plumbline.app.shell.OpenCase;
import dev.plumbline.app.shell.Screen;
import dev.plumbline.app.shell.ScreenId;
import dev.plumbline.app.shell.StatusNote;
import dev.plumbline.app.shell.Target;
import dev.plumbline.app.shell.Workbench;
import dev.plumbline.app.task.Fx;
import dev.plumbline.connect.Shell;
import dev.plumbline.connect.plan.Way;
import dev.plumbline.logs.LogLine;
import dev.plumbline.logs.ShellSupplier;
import dev.plumbline.logs.TailState;
import dev.plumbline.model.Evidence;
import dev.plumbline.model.Snapshot;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javafx.animation.AnimationTimer;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.value.ObservableIntegerValue;
import javafx.scene.Node;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;

/**
 * The Logs tab. Lines come from the recording, or live where the case has a connection or can make
 * one.
 */
public final class LogsScreen implements Screen {
  private final Workbench workbench;
  private final OpenCase openCase;
  private final StackPane view = new StackPane();
  private final ReadOnlyIntegerWrapper badge = new ReadOnlyIntegerWrapper();
  private final ExecutorService background =
      Executors.newSingleThreadExecutor(Thread.ofVirtual().name("log screen").factory());
  private final AnimationTimer timer;
  private final Subscription subscriptions;
  private volatile Optional<Shell> shell = Optional.empty();
  private Optional<LogsSession> session = Optional.empty();
  private boolean marked = true;
  private Optional<LogsPane> pane = Optional.empty();
  private Optional<Target> pending = Optional.empty();
  private Subscription shown = Subscription.EMPTY;
  private int opening;
  private boolean closed;

  public LogsScreen(Workbench workbench, OpenCase openCase) {
    this.workbench = workbench;
    this.openCase = openCase;
    timer =
        new AnimationTimer() {
          @Override
          public void handle(long now) {
            pane.ifPresent(p -> p.pulse(now));
            tellStatus();
          }
        };
    subscriptions =
        openCase
            .shell()
            .subscribe(this::connection)
            .and(openCase.evidence().subscribe(this::evidence));
  }

  private void connection(Optional<Shell> now) {
    boolean wasLive = live();
    shell = now;
    if (now.isPresent() && !wasLive) {
      open();
    }
  }

  private void evidence(CaseEvidence now) {
    if (!live() || marked == now.drill()) {
      open();
    }
  }

  /** False where the way to the instance shows an output only when it has ended. */
  private boolean followed() {
    return openCase.way().get().map(Way::liveTail).orElse(true);
  }

  private boolean live() {
    return session.flatMap(LogsSession::tail).isPresent();
  }

  /** The connection of the case, or a new one where the case can make it. */
  private Shell connect(Optional<ShellSupplier> maker) throws IOException {
    if (maker.isPresent()) {
      return maker.get().connect();
    }
    return shell
        .filter(Shell::isOpen)
        .orElseThrow(() -> new IOException("The connection was lost"));
  }

  private void open() {
    int turn = ++opening;
    Optional<ShellSupplier> maker = openCase.connector();
    boolean connected = followed() && (shell.isPresent() || maker.isPresent());
    Snapshot snapshot = openCase.evidence().get().snapshot();
    boolean drill = openCase.evidence().get().drill();
    marked = !drill;
    workbench
        .tasks()
        .quietly(
            "Open the logs",
            progress -> {
              LogsSession next =
                  connected
                      ? LogsSession.live(
                          () -> connect(maker), maker.isPresent(), LogsSession.known(drill))
                      : LogsSession.offline(snapshot, LogsSession.known(drill));
              Fx.run(() -> take(turn, next));
              return next;
            });
  }

  private void take(int turn, LogsSession next) {
    if (turn != opening || closed) {
      background.execute(next::close);
      return;
    }
    session.ifPresent(before -> background.execute(before::close));
    shown.unsubscribe();
    session = Optional.of(next);
    LogsModel model = new LogsModel(next.store(), background);
    LogsPane made = new LogsPane(workbench, openCase, next, model);
    pane = Optional.of(made);
    shown = model.known().subscribe(n -> badge.set(n.intValue()));
    boolean nothing = next.tail().isEmpty() && next.store().sources().isEmpty();
    Node shownNow = nothing ? empty() : made;
    VBox.setVgrow(shownNow, Priority.ALWAYS);
    view.getChildren().setAll(followed() ? shownNow : new VBox(new NotFollowed(), shownNow));
    next.tail()
        .ifPresent(
            tail -> {
              tail.onState(state -> Fx.run(() -> state(made, state)));
              tail.start();
            });
    model.pulse(System.nanoTime());
    timer.start();
    pending.ifPresent(this::reveal);
  }

  private static Node empty() {
    return new EmptyState(
        Icon.LOGS,
        "No log lines in this recording",
        "Journal lines of ec2net, systemd-networkd and the refresh units would be here. Capture the"
            + " instance, or connect to it to follow its logs.");
  }

  private static void state(LogsPane pane, TailState state) {
    pane.strip().show(state);
  }

  private static String status(LogsModel model) {
    long rate = model.rate().get();
    int sources = model.chips().size();
    return "Tailing %d %s · %,d %s"
        .formatted(
            sources, sources == 1 ? "source" : "sources", rate, rate == 1 ? "line/s" : "lines/s");
  }

  private void tellStatus() {
    Optional<StatusNote> note =
        pane.filter(p -> live()).map(p -> new StatusNote(status(p.model())));
    openCase.shared(StatusNote.class).set(note);
  }

  @Override
  public ScreenId id() {
    return ScreenId.LOGS;
  }

  @Override
  public Node view() {
    return view;
  }

  @Override
  public Node focusOwner() {
    return pane.<Node>map(p -> p.list().list()).orElse(view);
  }

  @Override
  public ObservableIntegerValue badge() {
    return badge;
  }

  @Override
  public void focusFilter() {
    pane.ifPresent(p -> p.bar().filter().requestFocus());
  }

  @Override
  public void reveal(Target target) {
    if (pane.isEmpty()) {
      pending = Optional.of(target);
      return;
    }
    pending = Optional.empty();
    switch (target) {
      case Target.OfTime(Instant time) -> pane.get().toTime(time);
      case Target.OfEvidence(Evidence evidence) -> toEvidence(pane.get(), evidence);
      default -> {}
    }
  }

  private static void toEvidence(LogsPane pane, Evidence evidence) {
    LogRows rows = pane.model().rows().get();
    for (int i = 0; i < rows.size(); i++) {
      LogLine line = rows.get(i);
      if (line.evidence().filter(e -> e.place().equals(evidence.place())).isPresent()) {
        pane.list().select(i);
        return;
      }
    }
  }

  @Override
  public List<Command> commands() {
    return pane.map(
            p ->
                List.of(
                    new Command(
                        "Follow the newest line",
                        "",
                        "F",
                        Icon.LOGS,
                        () -> p.model().following().set(true)),
                    new Command(
                        "Bookmark the line", "for the report", "M", Icon.BOOKMARK, p::bookmark),
                    new Command("Copy the line", "", "C", Icon.COPY, p::copy),
                    new Command(
                        "Go to the next known error",
                        "",
                        "F2",
                        Icon.WARNING,
                        () -> p.toMark(1, true)),
                    Command.of("Add a log source", Icon.PLUS, p::addSource)))
        .orElse(List.of());
  }

  @Override
  public List<KeyHelp> keys() {
    return List.of(
        new KeyHelp("f", "Follow the newest line, or stop"),
        new KeyHelp("End", "Resume following"),
        new KeyHelp("m", "Bookmark the line for the report"),
        new KeyHelp("[ ]", "Mark before or after"),
        new KeyHelp("F2", "Next known error"),
        new KeyHelp("v", "All, marks and text, or marks"),
        new KeyHelp("!", "Invert the filter"),
        new KeyHelp("Enter", "Explain the line"),
        new KeyHelp("c", "Copy the line"));
  }

  @Override
  public void close() {
    closed = true;
    timer.stop();
    subscriptions.unsubscribe();
    shown.unsubscribe();
    openCase.shared(StatusNote.class).set(Optional.empty());
    session.ifPresent(s -> background.execute(s::close));
    background.shutdown();
  }
}
