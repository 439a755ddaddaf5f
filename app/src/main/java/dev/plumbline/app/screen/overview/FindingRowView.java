package dev.plumbline.app.screen.overview;

import dev.plumbline.app.control.Buttons;
import dev.plumbline.app.control.EvidenceLink;
import dev.plumbline.app.control.Icon;
import dev.plumbline.app.control.Mark;
import dev.plumbline.app.control.Texts;
import dev.plumbline.app.shell.Plurals;
import dev.plumbline.guide.Finding;
import dev.plumbline.model.Evidence;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** A finding: fault, consequence, evidence, next step; its consequences unfold below. */
final class FindingRowView extends VBox {
  private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");

  /** More evidence than this is in the inspector. */
  private static final int LINKS = 3;

  /** The links stand in one line where nothing says how wide the row is. */
  private static final double USUAL_WIDTH = 800;

  private final FindingRow row;
  private final OverviewActions actions;
  private final Consumer<Finding> select;
  private final Map<Finding, Node> lines = new LinkedHashMap<>();
  private final VBox below = new VBox();

  FindingRowView(FindingRow row, OverviewActions actions, Consumer<Finding> select) {
    this.row = row;
    this.actions = actions;
    this.select = select;
    getStyleClass().add("finding-row");
    getChildren().add(line(row.finding(), false));
    if (!row.consequences().isEmpty()) {
      row.consequences().forEach(f -> below.getChildren().add(line(f, true)));
      getChildren().addAll(foldButton(), below);
      unfold(false);
    }
  }

  private Node line(Finding finding, boolean indented) {
    VBox words = new VBox(3, Texts.wrapped(finding.summary(), "t-strong"));
    if (!finding.consequence().isEmpty()) {
      words.getChildren().add(Texts.wrapped(finding.consequence(), "t-secondary"));
    }
    words.getChildren().add(links(finding));
    HBox.setHgrow(words, Priority.ALWAYS);
    words.setMinWidth(0);
    VBox sign = new VBox(Mark.of(finding.severity()).node(14));
    sign.setPadding(new Insets(2, 0, 0, 0));
    Button next =
        finding.links().isEmpty()
            ? Buttons.of("Open guide", () -> actions.guide(finding), "small")
            : Buttons.of("Show in routing", () -> actions.routing(finding), "small");
    next.setFocusTraversable(false);
    VBox action = new VBox(next);
    action.setAlignment(Pos.CENTER);
    HBox line = new HBox(12, sign, words, action);
    line.getStyleClass().add("finding-line");
    if (indented) {
      line.getStyleClass().add("indented");
    }
    line.setOnMouseClicked(e -> select.accept(finding));
    lines.put(finding, line);
    return line;
  }

  private Node links(Finding finding) {
    FlowPane links = new FlowPane(12, 2);
    links.setPrefWrapLength(USUAL_WIDTH);
    List<Evidence> shown = new ArrayList<>(finding.evidence());
    shown.stream()
        .limit(LINKS)
        .forEach(e -> links.getChildren().add(new EvidenceLink(e, actions::raw)));
    if (shown.size() > LINKS) {
      links.getChildren().add(Texts.of("+" + (shown.size() - LINKS), "t-secondary"));
    }
    return links;
  }

  private Node foldButton() {
    Button fold =
        Buttons.of(
            Plurals.of(row.consequences().size(), "consequence"),
            Icon.CHEVRON_RIGHT,
            () -> unfold(!below.isVisible()),
            "ghost",
            "small");
    fold.setFocusTraversable(false);
    below
        .visibleProperty()
        .subscribe(
            open -> fold.setGraphic((open ? Icon.CHEVRON_DOWN : Icon.CHEVRON_RIGHT).node(12)));
    HBox box = new HBox(fold);
    box.setPadding(new Insets(0, 0, 8, 32));
    return box;
  }

  private void unfold(boolean open) {
    below.setVisible(open);
    below.setManaged(open);
  }

  /** Findings that can be selected now. */
  List<Finding> shown() {
    return below.isVisible() ? List.copyOf(lines.keySet()) : List.of(row.finding());
  }

  void mark(Finding chosen) {
    if (row.consequences().contains(chosen)) {
      unfold(true);
    }
    lines.forEach((finding, node) -> node.pseudoClassStateChanged(CHOSEN, finding.equals(chosen)));
  }

  /** Folds or unfolds the consequences of {@code finding}. */
  void toggle(Finding finding) {
    if (row.finding().equals(finding)) {
      unfold(!below.isVisible());
    }
  }
}
