package dev.plumbline.app.screen.guide;

import dev.plumbline.app.control.Mark;
import dev.plumbline.app.control.Texts;
import dev.plumbline.guide.playbook.EvidenceTable;
import dev.plumbline.model.Evidence;
import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/** What the evidence says, expected beside found; each finding leads to its line. */
final class EvidenceGrid extends GridPane {
  private static final int LONGEST = 30;

  private final Consumer<Evidence> open;

  EvidenceGrid(EvidenceTable table, Consumer<Evidence> open) {
    this.open = open;
    getStyleClass().add("evidence-grid");
    // The first column gives way: what was found must be readable.
    for (int column = 0; column < table.columns().size(); column++) {
      ColumnConstraints width = new ColumnConstraints();
      width.setHgrow(column == 0 ? Priority.ALWAYS : Priority.SOMETIMES);
      getColumnConstraints().add(width);
      HBox head = new HBox(Texts.of(table.columns().get(column), "t-label"));
      head.getStyleClass().add("evidence-head");
      add(head, column, 0);
    }
    for (int row = 0; row < table.rows().size(); row++) {
      List<EvidenceTable.Cell> cells = table.rows().get(row);
      for (int column = 0; column < cells.size(); column++) {
        HBox box = new HBox(8, content(cells.get(column), column > 0));
        mark(cells.get(column), box);
        box.setAlignment(Pos.CENTER_LEFT);
        box.getStyleClass().add(row == table.rows().size() - 1 ? "evidence-last" : "evidence-cell");
        add(box, column, row + 1);
      }
    }
  }

  private static void mark(EvidenceTable.Cell cell, HBox box) {
    switch (cell.mark()) {
      case GOOD -> box.getChildren().addFirst(Mark.IN_ORDER.node(13));
      case BAD -> box.getChildren().addFirst(Mark.CRITICAL.node(13));
      case OPEN -> box.getChildren().addFirst(Mark.NOT_CHECKED.node(13));
      case NONE -> {}
    }
  }

  private Node content(EvidenceTable.Cell cell, boolean whole) {
    if (cell.evidence().isPresent()) {
      Evidence evidence = cell.evidence().get();
      Hyperlink link = new Hyperlink(cell.text());
      link.getStyleClass().add("evidence");
      link.setMnemonicParsing(false);
      link.setTooltip(new Tooltip(evidence.place()));
      link.setAccessibleText(cell.text() + ", open " + evidence.place());
      keep(link, whole);
      link.setOnAction(e -> open.accept(evidence));
      return link;
    }
    Label label = Texts.of(cell.text(), "t-mono");
    keep(label, whole);
    if (cell.mark() == EvidenceTable.Mark.BAD) {
      label.getStyleClass().add("critical");
    } else if (cell.mark() == EvidenceTable.Mark.OPEN) {
      label.getStyleClass().add("muted");
    }
    return label;
  }

  /** Never cut where it counts; a long text breaks its line instead. */
  private static void keep(Labeled text, boolean whole) {
    if (whole && text.getText().length() <= LONGEST) {
      text.setMinWidth(USE_PREF_SIZE);
    } else {
      text.setWrapText(true);
      text.setMinHeight(USE_PREF_SIZE);
    }
  }
}
