package dev.plumbline.app.screen.overview;

import dev.plumbline.app.control.Mark;
import dev.plumbline.app.control.SectionHeader;
import dev.plumbline.app.control.Texts;
import dev.plumbline.app.shell.Plurals;
import dev.plumbline.guide.Finding;
import dev.plumbline.guide.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;

/** The findings, one selected; consequences fold under their cause. */
final class FindingList extends VBox {
  private final OverviewActions actions;
  private final SectionHeader header = new SectionHeader("Findings");
  private final ReadOnlyObjectWrapper<Optional<Finding>> selected =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final List<FindingRowView> views = new ArrayList<>();
  private List<FindingRow> rows = List.of();

  FindingList(OverviewActions actions) {
    this.actions = actions;
    getStyleClass().addAll("finding-list");
    setFocusTraversable(true);
    setAccessibleRole(AccessibleRole.LIST_VIEW);
    setAccessibleText("Findings");
    header.right(Texts.of("Arrow keys select, Enter opens, C copies", "t-secondary"));
  }

  Node header() {
    return header;
  }

  ReadOnlyObjectProperty<Optional<Finding>> selected() {
    return selected.getReadOnlyProperty();
  }

  void show(List<FindingRow> next) {
    rows = next;
    views.clear();
    List<Label> chips = new ArrayList<>();
    List<Finding> all = all();
    for (Severity severity : Severity.values()) {
      long count = all.stream().filter(f -> f.severity() == severity).count();
      if (count > 0) {
        chips.add(Texts.chip(Plurals.of(severity, count), Mark.of(severity).tone()));
      }
    }
    header.chips(chips.toArray(Node[]::new));
    for (FindingRow row : rows) {
      views.add(new FindingRowView(row, actions, this::select));
    }
    getChildren().setAll(views);
    selected.set(Optional.empty());
    rows.stream().findFirst().map(FindingRow::finding).ifPresent(this::select);
  }

  void select(Finding finding) {
    views.forEach(v -> v.mark(finding));
    selected.set(Optional.of(finding));
    setAccessibleHelp(finding.summary());
  }

  /** {@code 1 of 4}. */
  String position(Finding finding) {
    return (all().indexOf(finding) + 1) + " of " + all().size();
  }

  private List<Finding> all() {
    List<Finding> all = new ArrayList<>();
    for (FindingRow row : rows) {
      all.add(row.finding());
      all.addAll(row.consequences());
    }
    return all;
  }

  private List<Finding> visible() {
    return views.stream().flatMap(v -> v.shown().stream()).toList();
  }

  void handleKey(KeyEvent event) {
    if (event.isShortcutDown() || event.isAltDown() || selected.get().isEmpty()) {
      return;
    }
    Finding now = selected.get().get();
    boolean used = true;
    switch (event.getCode()) {
      case DOWN -> step(now, 1);
      case UP -> step(now, -1);
      case ENTER -> actions.routing(now);
      case G -> actions.guide(now);
      case E -> actions.raw(now);
      case T -> actions.flow(now).ifPresent(actions::trace);
      case C -> actions.copy(now);
      case SPACE -> views.forEach(v -> v.toggle(now));
      default -> used = false;
    }
    if (used) {
      event.consume();
    }
  }

  private void step(Finding now, int by) {
    List<Finding> stops = visible();
    int next = stops.indexOf(now) + by;
    if (next >= 0 && next < stops.size()) {
      select(stops.get(next));
    }
  }
}
