package dev.plumbline.app.screen.logs;

import dev.plumbline.app.shell.OpenCase;
import dev.plumbline.app.shell.ScreenId;
import dev.plumbline.app.shell.Target;
import dev.plumbline.app.shell.Workbench;
import dev.plumbline.logs.LogLine;
import dev.plumbline.logs.LogSource;
import dev.plumbline.logs.Signature;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import javafx.geometry.Bounds;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** Everything in the tab once there is a store: tool bar, histogram, list, popover, follow chip. */
final class LogsPane extends BorderPane {
  private final Workbench workbench;
  private final OpenCase openCase;
  private final LogsSession session;
  private final LogsModel model;
  private final Bookmarks bookmarks;
  private final SourceBar bar;
  private final HistogramPane histogram;
  private final LogList list;
  private final StackPane ground;
  private final ConnectionStrip strip = new ConnectionStrip();
  private Optional<MarkCard> card = Optional.empty();

  LogsPane(Workbench workbench, OpenCase openCase, LogsSession session, LogsModel model) {
    this.workbench = workbench;
    this.openCase = openCase;
    this.session = session;
    this.model = model;
    bookmarks = new Bookmarks(openCase, model);
    boolean live = session.tail().isPresent();
    bar = new SourceBar(model, live, new SourceBar.Actions(this::addSource, () -> toMark(1, true)));
    histogram = new HistogramPane(this::toTime);
    list = new LogList(model, bookmarks);
    ground = new StackPane(list);
    if (live) {
      FollowChip chip = new FollowChip(model);
      StackPane.setAlignment(chip, Pos.BOTTOM_RIGHT);
      StackPane.setMargin(chip, new Insets(0, 24, 20, 0));
      ground.getChildren().add(chip);
    }
    setTop(new VBox(bar, strip, histogram));
    setCenter(ground);
    model.histogram().subscribe(histogram::show);
    list.list().addEventHandler(MouseEvent.MOUSE_CLICKED, e -> showCard());
    list.list().getSelectionModel().selectedIndexProperty().subscribe(i -> closeCard());
    // A filter: the list has uses of its own for F2, Enter and Esc.
    addEventFilter(KeyEvent.KEY_PRESSED, this::key);
    model.following().set(live);
    model
        .following()
        .subscribe(
            on -> {
              if (on) {
                list.toEnd();
              }
            });
  }

  LogList list() {
    return list;
  }

  SourceBar bar() {
    return bar;
  }

  ConnectionStrip strip() {
    return strip;
  }

  LogsModel model() {
    return model;
  }

  /** Once a frame while the tab is in front. */
  void pulse(long nanos) {
    int before = list.list().getItems().size();
    model.pulse(nanos);
    if (model.following().get() && list.list().getItems().size() != before) {
      list.toEnd();
    }
    list.seen(histogram::seen);
    strip.tick();
  }

  private void key(KeyEvent event) {
    if (event.getTarget() == bar.filter() || event.isShortcutDown() || event.isAltDown()) {
      return;
    }
    boolean taken =
        switch (event.getCode()) {
          case F -> done(() -> model.following().set(!model.following().get()));
          case END -> done(() -> model.following().set(true));
          case M -> done(this::bookmark);
          case OPEN_BRACKET -> done(() -> toMark(-1, false));
          case CLOSE_BRACKET -> done(() -> toMark(1, false));
          case F2 -> done(() -> toMark(event.isShiftDown() ? -1 : 1, true));
          case V -> done(model::nextShow);
          case C -> done(this::copy);
          case ENTER -> event.getTarget() == list.list() && done(this::showCard);
          case ESCAPE -> card.isPresent() && done(this::closeCard);
          default ->
              (event.getText().equals("!") || event.getCode() == KeyCode.EXCLAMATION_MARK)
                  && done(model::invert);
        };
    if (taken) {
      event.consume();
    }
  }

  private static boolean done(Runnable action) {
    action.run();
    return true;
  }

  void copy() {
    list.selectedLine().ifPresent(line -> workbench.clipboard().copy(LogText.copy(line)));
  }

  void bookmark() {
    list.selectedLine()
        .filter(line -> !line.id().isPending())
        .ifPresent(
            line -> {
              bookmarks.toggle(line);
              list.list().refresh();
            });
  }

  void toMark(int step, boolean faultsOnly) {
    OptionalInt row = model.mark(list.selected(), step, faultsOnly);
    if (row.isPresent()) {
      list.select(row.getAsInt());
      if (faultsOnly) {
        list.list().layout();
        showCard();
      }
    }
  }

  void toTime(Instant time) {
    list.select(model.at(time));
  }

  void addSource() {
    var units = openCase.evidence().get().snapshot().units().orElse(Map.of()).keySet();
    workbench
        .dialogs()
        .show(
            new AddSourceDialog(model.store().sources(), units),
            answer -> answer.ifPresent(this::follow));
  }

  private void follow(LogSource source) {
    model.add(source);
    if (source instanceof LogSource.RemoteFile file) {
      session.tail().ifPresent(tail -> tail.follow(file));
    }
  }

  /** Explains the selected row, where it is known. */
  void showCard() {
    closeCard();
    int row = list.selected();
    Optional<LogLine> line = list.selectedLine();
    Optional<Signature> known = line.flatMap(LogLine::mark);
    if (known.isEmpty()) {
      return;
    }
    LogLine shown = line.orElseThrow();
    MarkCard next =
        new MarkCard(
            shown,
            known.get(),
            MarkContext.trigger(model.rows().get(), row),
            MarkContext.alike(model.rows().get(), row),
            bookmarks.has(shown),
            new MarkCard.Actions(
                () -> workbench.navigator().show(ScreenId.GUIDE, Target.NOTHING),
                () -> shown.evidence().ifPresent(workbench.navigator()::openRaw),
                () -> {
                  bookmark();
                  closeCard();
                },
                this::closeCard));
    card = Optional.of(next);
    ground.getChildren().add(next);
    StackPane.setAlignment(next, Pos.TOP_LEFT);
    place(next, row);
  }

  /** Below the row, or above it where there is more room. */
  private void place(MarkCard next, int row) {
    next.applyCss();
    next.layout();
    double height = next.prefHeight(MarkCard.WIDTH);
    double rowTop =
        list.cell(row)
            .map(cell -> ground.sceneToLocal(cell.localToScene(cell.getBoundsInLocal())))
            .map(Bounds::getMinY)
            .orElse(60.0);
    boolean below = rowTop + LogCell.HEIGHT + 6 + height < ground.getHeight();
    double y = below ? rowTop + LogCell.HEIGHT + 6 : Math.max(6, rowTop - height - 6);
    double x = Math.max(16, Math.min(400, ground.getWidth() - MarkCard.WIDTH - 24));
    StackPane.setMargin(next, new Insets(y, 0, 0, x));
  }

  void closeCard() {
    card.ifPresent(ground.getChildren()::remove);
    card = Optional.empty();
  }
}
