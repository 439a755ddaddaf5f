package dev.plumbline.app.screen.trace;

import dev.plumbline.app.control.Texts;
import dev.plumbline.app.flow.Scenario;
import dev.plumbline.path.trace.Headline.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** The flow as recorded and otherwise, a line each; the chosen one is explained at the left. */
final class WhatIfTable extends VBox {
  private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");
  private static final double[] WIDTHS = {0, 62, 108, 124, 74};

  /** Below this width a change has a line of its own above what comes of it. */
  private static final double ONE_LINE = 720;

  private final Consumer<Scenario> choose;
  private final List<Node> lines = new ArrayList<>();
  private final VBox below = new VBox();
  private List<Scenario> scenarios = List.of();
  private int at;

  WhatIfTable(Consumer<Scenario> choose) {
    this.choose = choose;
    setId("what-if");
    getStyleClass().add("what-if");
    setFocusTraversable(true);
    setAccessibleText("What if; Up and Down choose a line");
    addEventHandler(KeyEvent.KEY_PRESSED, this::key);
    below.getStyleClass().add("what-if-below");
    widthProperty().map(w -> w.doubleValue() < ONE_LINE).subscribe(n -> rebuild());
  }

  private void rebuild() {
    List<Node> kept = List.copyOf(below.getChildren());
    int chosen = at;
    show(scenarios);
    at = chosen;
    mark();
    below(kept);
  }

  void show(List<Scenario> next) {
    scenarios = next;
    lines.clear();
    at = -1;
    getChildren().setAll(head());
    for (Scenario scenario : next) {
      Node line = line(scenario);
      lines.add(line);
      getChildren().add(line);
    }
  }

  void mark(Optional<Scenario> chosen) {
    at = chosen.map(scenarios::indexOf).orElse(-1);
    mark();
  }

  private void mark() {
    for (int i = 0; i < lines.size(); i++) {
      lines.get(i).pseudoClassStateChanged(CHOSEN, i == at);
    }
  }

  /** Shows these below the chosen line. */
  void below(List<Node> nodes) {
    below.getChildren().setAll(nodes);
    getChildren().remove(below);
    if (at >= 0 && !nodes.isEmpty()) {
      getChildren().add(getChildren().indexOf(lines.get(at)) + 1, below);
    }
  }

  private void key(KeyEvent event) {
    int next =
        switch (event.getCode()) {
          case UP -> at - 1;
          case DOWN -> at + 1;
          default -> -1;
        };
    if (next >= 0 && next < scenarios.size()) {
      choose.accept(scenarios.get(next));
      event.consume();
    }
  }

  private static GridPane grid() {
    GridPane grid = new GridPane();
    for (double width : WIDTHS) {
      ColumnConstraints column = new ColumnConstraints();
      if (width == 0) {
        column.setHgrow(Priority.ALWAYS);
        column.setMinWidth(60);
      } else {
        column.setMinWidth(width);
        column.setPrefWidth(width);
        column.setMaxWidth(width);
      }
      grid.getColumnConstraints().add(column);
    }
    grid.setHgap(8);
    grid.setAlignment(Pos.CENTER_LEFT);
    return grid;
  }

  private static Node head() {
    GridPane head = grid();
    head.getStyleClass().add("what-if-head");
    String[] names = {"Change", "Leaves by", "Source", "Result", "Checked by"};
    for (int i = 0; i < names.length; i++) {
      head.add(Texts.of(names[i], "t-label"), i, 0);
    }
    return head;
  }

  private Node line(Scenario scenario) {
    GridPane line = grid();
    line.getStyleClass().add("what-if-line");
    Label change = mono(scenario.label());
    boolean apart = scenario.kind() == Scenario.Kind.CHANGE && getWidth() < ONE_LINE;
    int row = apart ? 1 : 0;
    change.setWrapText(apart);
    change.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
    change.setTooltip(new Tooltip(scenario.label()));
    line.add(change, 0, 0, apart ? WIDTHS.length : 1, 1);
    line.add(mono(scenario.leavesBy()), 1, row);
    Label source = mono(scenario.source());
    source.setTooltip(new Tooltip(scenario.source()));
    line.add(source, 2, row);
    Outcome outcome = scenario.outcome();
    Label word = Texts.of(outcome.word(), "t-secondary");
    HBox result = new HBox(6, AnswerBanner.mark(outcome).node(13), word);
    result.setAlignment(Pos.CENTER_LEFT);
    line.add(result, 3, row);
    line.add(Texts.of(scenario.checkedBy(), "t-secondary"), 4, row);
    if (apart) {
      line.add(Texts.of("with this change", "t-secondary"), 0, 1);
      line.getStyleClass().add("what-if-two");
    }
    line.setOnMouseClicked(
        e -> {
          requestFocus();
          choose.accept(scenario);
        });
    return line;
  }

  private static Label mono(String text) {
    Label label = Texts.of(text, "t-mono");
    label.setMinWidth(0);
    label.setMaxWidth(Double.MAX_VALUE);
    return label;
  }
}
