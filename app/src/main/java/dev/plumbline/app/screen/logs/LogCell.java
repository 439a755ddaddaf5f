package dev.plumbline.app.screen.logs;

import dev.plumbline.app.control.Icon;
import dev.plumbline.app.control.Mark;
import dev.plumbline.logs.LogLine;
import dev.plumbline.logs.Signature;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;

/** One row of the list, 20 px high. */
final class LogCell extends ListCell<LogLine> {
  static final double HEIGHT = 20;
  static final double MARGIN = 20;
  static final double TIME = 104;
  static final double SOURCE = 88;
  static final double PID = 44;
  private static final PseudoClass GAP = PseudoClass.getPseudoClass("gap");
  private static final PseudoClass REMARK = PseudoClass.getPseudoClass("remark");

  private final LogsModel model;
  private final Bookmarks bookmarks;
  private final StackPane margin = new StackPane();
  private final Label time = cell("log-time", TIME);
  private final Label source = cell("log-source", SOURCE);
  private final Label pid = cell("log-pid", PID);
  private final HBox message = new HBox();
  private final HBox line = new HBox(margin, time, source, pid, message);

  LogCell(LogsModel model, Bookmarks bookmarks) {
    this.model = model;
    this.bookmarks = bookmarks;
    getStyleClass().add("log-cell");
    margin.getStyleClass().add("log-margin");
    margin.setMinWidth(MARGIN);
    margin.setMaxWidth(MARGIN);
    message.setAlignment(Pos.CENTER_LEFT);
    message.getStyleClass().add("log-message");
    line.setAlignment(Pos.CENTER_LEFT);
    line.setFillHeight(true);
    setMinHeight(HEIGHT);
    setPrefHeight(HEIGHT);
    setMaxHeight(HEIGHT);
  }

  private static Label cell(String style, double width) {
    Label label = new Label();
    label.getStyleClass().addAll("t-mono", style);
    label.setMinWidth(width);
    label.setMaxWidth(width);
    return label;
  }

  @Override
  protected void updateItem(LogLine row, boolean empty) {
    super.updateItem(row, empty);
    boolean none = empty || row == null;
    pseudoClassStateChanged(GAP, !none && row.kind() == LogLine.Kind.GAP);
    pseudoClassStateChanged(REMARK, !none && row.kind() == LogLine.Kind.MARK);
    if (none) {
      setGraphic(null);
      setAccessibleText("");
      return;
    }
    String title = LogText.source(row, model.store().sources());
    time.setText(LogText.time(row));
    source.setText(title);
    source.getStyleClass().setAll("label", "t-mono", "log-source", SourceColour.style(title));
    pid.setText(row.pid().isPresent() ? String.valueOf(row.pid().getAsLong()) : "");
    margin.getChildren().setAll(sign(row).stream().toList());
    message.getChildren().setAll(words(row));
    setAccessibleText(
        String.join(
            " ",
            time.getText(),
            title,
            row.message(),
            row.mark().map(Signature::title).orElse("")));
    setGraphic(line);
  }

  private Optional<Node> sign(LogLine row) {
    if (bookmarks.has(row)) {
      StackPane star = new StackPane(Icon.BOOKMARK.node(12));
      star.getStyleClass().add("accent-icon");
      return Optional.of(star);
    }
    if (row.kind() == LogLine.Kind.GAP) {
      return Optional.of(Mark.WARNING.node(11));
    }
    return row.mark().flatMap(LogCell::sign);
  }

  /** Lines that merely tell the course of a run get no sign: the margin stays calm. */
  private static Optional<Node> sign(Signature signature) {
    return switch (signature.severity()) {
      case CRITICAL -> Optional.of(Mark.CRITICAL.node(11));
      case WARNING -> Optional.of(Mark.WARNING.node(11));
      case NOTE -> Optional.of(Mark.NOTE.node(11));
      case ROUTINE -> Optional.empty();
    };
  }

  private List<Node> words(LogLine row) {
    String text = LogText.message(row);
    String tone = tone(row);
    List<Node> parts = new ArrayList<>();
    int at = 0;
    for (int[] place : model.match().places(text)) {
      if (place[0] > at) {
        parts.add(part(text.substring(at, place[0]), tone));
      }
      Label found = part(text.substring(place[0], place[1]), tone);
      found.getStyleClass().add("log-found");
      parts.add(found);
      at = place[1];
    }
    if (at < text.length() || parts.isEmpty()) {
      parts.add(part(text.substring(at), tone));
    }
    if (row.id().isPending()) {
      parts.add(part("   not ended yet", "log-late"));
    }
    if (row.late()) {
      parts.add(part("   received late", "log-late"));
    }
    return parts;
  }

  private static Label part(String text, String tone) {
    Label label = new Label(text);
    label.getStyleClass().addAll("t-mono", tone);
    label.setMinWidth(USE_PREF_SIZE);
    return label;
  }

  private static String tone(LogLine row) {
    if (row.kind() != LogLine.Kind.LINE || row.id().isPending()) {
      return "log-remark";
    }
    int level = row.level().orElse(6);
    Map<Signature.Severity, String> tones =
        Map.of(
            Signature.Severity.CRITICAL, "log-critical", Signature.Severity.WARNING, "log-warning");
    Optional<String> known = row.mark().map(Signature::severity).map(tones::get);
    return known.orElse(level <= 3 ? "log-critical" : level == 4 ? "log-warning" : "log-plain");
  }
}
