package dev.plumbline.app.screen.logs;

import dev.plumbline.app.control.Texts;
import dev.plumbline.logs.LogLine;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BiConsumer;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.IndexedCell;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/** The list with its column heads. Follows the newest row until somebody scrolls up. */
final class LogList extends BorderPane {
  private final LogsModel model;
  private final ListView<LogLine> list = new ListView<>();

  LogList(LogsModel model, Bookmarks bookmarks) {
    this.model = model;
    list.getStyleClass().add("log-list");
    list.setId("log-list");
    list.setFixedCellSize(LogCell.HEIGHT);
    list.setCellFactory(view -> new LogCell(model, bookmarks));
    list.setAccessibleText("Log lines");
    model.rows().subscribe(rows -> list.setItems(rows));
    model.moved().subscribe(n -> list.refresh());
    list.addEventFilter(ScrollEvent.SCROLL, e -> scrolled(e.getDeltaY()));
    list.addEventFilter(KeyEvent.KEY_PRESSED, this::moved);
    list.addEventFilter(MouseEvent.MOUSE_PRESSED, this::dragged);
    setTop(heads());
    setCenter(list);
  }

  private static HBox heads() {
    Region margin = new Region();
    margin.getStyleClass().add("log-margin");
    margin.setMinWidth(LogCell.MARGIN);
    HBox heads =
        new HBox(
            margin,
            head("Time, UTC", LogCell.TIME),
            head("Source", LogCell.SOURCE),
            head("PID", LogCell.PID),
            head("Message", Region.USE_COMPUTED_SIZE));
    heads.setAlignment(Pos.CENTER_LEFT);
    heads.getStyleClass().add("log-heads");
    return heads;
  }

  private static Label head(String text, double width) {
    Label label = Texts.of(text, "t-label", "log-head");
    label.setMinWidth(width);
    return label;
  }

  ListView<LogLine> list() {
    return list;
  }

  private void scrolled(double delta) {
    if (delta > 0) {
      model.following().set(false);
    }
  }

  private void moved(KeyEvent event) {
    switch (event.getCode()) {
      case UP, PAGE_UP, HOME -> model.following().set(false);
      case END -> model.following().set(true);
      default -> {}
    }
  }

  private void dragged(MouseEvent event) {
    for (Node at = event.getPickResult().getIntersectedNode();
        at != null && at != list;
        at = at.getParent()) {
      if (at instanceof ScrollBar bar && bar.getOrientation() == Orientation.VERTICAL) {
        model.following().set(false);
      }
    }
  }

  /** Brings the newest row into sight. */
  void toEnd() {
    if (!list.getItems().isEmpty()) {
      list.scrollTo(list.getItems().size() - 1);
    }
  }

  /** Selects a row and brings it into sight, a few rows below the upper edge. */
  void select(int row) {
    if (row >= 0 && row < list.getItems().size()) {
      model.following().set(false);
      list.getSelectionModel().clearAndSelect(row);
      list.getFocusModel().focus(row);
      boolean inSight =
          flow()
              .filter(f -> f.getFirstVisibleCell() != null)
              .map(
                  f ->
                      f.getFirstVisibleCell().getIndex() < row
                          && f.getLastVisibleCell().getIndex() > row)
              .orElse(false);
      if (!inSight) {
        list.scrollTo(Math.max(0, row - 5));
      }
    }
  }

  int selected() {
    return list.getSelectionModel().getSelectedIndex();
  }

  Optional<LogLine> selectedLine() {
    return Optional.ofNullable(list.getSelectionModel().getSelectedItem());
  }

  private Optional<VirtualFlow<?>> flow() {
    return Optional.ofNullable((VirtualFlow<?>) list.lookup(".virtual-flow"));
  }

  /** The cell that shows a row now. */
  Optional<IndexedCell<?>> cell(int row) {
    return flow().map(f -> f.getVisibleCell(row));
  }

  /** Tells the times of the first and last row in sight. */
  void seen(BiConsumer<Instant, Instant> to) {
    flow()
        .filter(f -> f.getFirstVisibleCell() != null && f.getLastVisibleCell() != null)
        .ifPresent(
            f -> {
              Optional<Instant> first = time(f.getFirstVisibleCell().getIndex());
              Optional<Instant> last = time(f.getLastVisibleCell().getIndex());
              if (first.isPresent() && last.isPresent()) {
                to.accept(first.get(), last.get());
              }
            });
  }

  private Optional<Instant> time(int row) {
    return row >= 0 && row < list.getItems().size()
        ? list.getItems().get(row).time()
        : Optional.empty();
  }
}
