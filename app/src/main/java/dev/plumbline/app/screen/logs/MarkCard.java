package dev.plumbline.app.screen.logs;

import dev.plumbline.app.control.Buttons;
import dev.plumbline.app.control.Icon;
import dev.plumbline.app.control.Mark;
import dev.plumbline.app.control.Texts;
import dev.plumbline.logs.LogLine;
import dev.plumbline.logs.Signature;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** What a known line means: trigger, lines like it, what to do. */
final class MarkCard extends VBox {
  static final double WIDTH = 468;
  private static final int LIKE_IT = 4;

  /** What the buttons do. */
  record Actions(Runnable guide, Runnable evidence, Runnable bookmark, Runnable close) {}

  private final GridPane facts = new GridPane(16, 6);
  private final Button bookmark;

  /**
   * @param trigger the line that led to it, where one is near
   * @param alike rows of the same kind in the same moment, itself among them
   */
  MarkCard(
      LogLine line,
      Signature signature,
      Optional<LogLine> trigger,
      List<LogLine> alike,
      boolean marked,
      Actions actions) {
    super(10);
    getStyleClass().add("mark-card");
    setMinWidth(WIDTH);
    setMaxWidth(WIDTH);
    setMaxHeight(USE_PREF_SIZE);
    ColumnConstraints names = new ColumnConstraints();
    names.setMinWidth(80);
    facts.getColumnConstraints().add(names);
    trigger.ifPresent(t -> fact("Trigger", Texts.wrapped(LogText.message(t), "t-mono")));
    if (alike.size() > 1) {
      VBox all = new VBox(2);
      alike.stream()
          .limit(LIKE_IT)
          .forEach(l -> all.getChildren().add(Texts.of(LogText.message(l), "t-mono")));
      if (alike.size() > LIKE_IT) {
        all.getChildren().add(Texts.of("and " + (alike.size() - LIKE_IT) + " more", "t-secondary"));
      }
      fact("Lines", all);
    }
    signature.fix().ifPresent(fix -> fact("Fix", Texts.wrapped(fix, "t-text")));
    fact("Known from", Texts.wrapped(signature.source(), "t-secondary"));
    bookmark =
        Buttons.of(marked ? "Remove bookmark" : "Bookmark", Icon.BOOKMARK, actions.bookmark());
    getChildren()
        .addAll(
            header(signature, actions.close()),
            Texts.wrapped(signature.meaning(), "t-text"),
            facts,
            buttons(line, signature, actions));
  }

  private static Node header(Signature signature, Runnable close) {
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    HBox header =
        new HBox(
            8,
            mark(signature).node(16),
            Texts.of(signature.title(), "t-title"),
            gap,
            Buttons.icon(Icon.CLOSE, "Close", close));
    header.setAlignment(Pos.CENTER_LEFT);
    return header;
  }

  private static Mark mark(Signature signature) {
    return switch (signature.severity()) {
      case CRITICAL -> Mark.CRITICAL;
      case WARNING -> Mark.WARNING;
      case NOTE, ROUTINE -> Mark.NOTE;
    };
  }

  private void fact(String name, Node value) {
    int row = facts.getRowCount();
    Node label = Texts.of(name, "t-secondary");
    GridPane.setValignment(label, VPos.TOP);
    GridPane.setHgrow(value, Priority.ALWAYS);
    facts.addRow(row, label, value);
  }

  private Node buttons(LogLine line, Signature signature, Actions actions) {
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    HBox buttons = new HBox(8);
    buttons.setAlignment(Pos.CENTER_LEFT);
    if (signature.severity().compareTo(Signature.Severity.NOTE) < 0) {
      buttons.getChildren().add(Buttons.primary("Open guide", actions.guide()));
    }
    if (line.evidence().isPresent()) {
      buttons.getChildren().add(Buttons.of("Show raw evidence", actions.evidence()));
    }
    buttons.getChildren().addAll(gap, bookmark);
    return buttons;
  }
}
