package dev.plumbline.diagram;

import dev.plumbline.diagram.Entry.Content;
import dev.plumbline.diagram.Entry.Note;
import dev.plumbline.diagram.Entry.Rule;
import dev.plumbline.diagram.Entry.Table;
import dev.plumbline.diagram.Shape.Box;
import dev.plumbline.diagram.Shape.Stroke;
import dev.plumbline.diagram.Shape.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Gives every entry its place: rules, tables and links in fixed columns, each from the top. The
 * same content always gets the same picture.
 */
final class Layout {
  private final Content content;
  private final Grid grid;
  private final Density density;
  private final double row;
  private final double gap;
  private final List<Node> nodes = new ArrayList<>();
  private double bottom;

  private Layout(Content content, Grid grid, Density density) {
    this.grid = grid;
    this.content = content;
    this.density = density;
    this.row = density.row(content.rules().size());
    this.gap = density.gap(content.rules().size());
  }

  static Drawing of(Content content, Grid grid, Density density) {
    return new Layout(content, grid, density).drawing();
  }

  private Drawing drawing() {
    header("Policy rules", grid.ruleX());
    header("Tables", grid.tableX());
    header("Routes", grid.tableX() + grid.spineWidth());
    header("Links and gateways", grid.linkX());
    grid.vpc().ifPresent(this::headers);
    double afterRules = notes(rules());
    double afterTables = tables();
    bottom = Math.max(afterRules, afterTables);
    Links links = new Links(content, grid, nodes, density);
    nodes.addAll(links.place(bottom));
    content
        .vpc()
        .flatMap(v -> grid.vpc().map(g -> new VpcColumns(v, g, density, nodes, bottom)))
        .ifPresent(c -> nodes.addAll(c.place()));
    for (Node node : nodes) {
      bottom = Math.max(bottom, node.bounds().bottom());
    }
    List<Edge> edges = new Edges(content, grid, nodes).all();
    return new Drawing(
        content.title(),
        grid.whole(),
        bottom + (dense() ? Grid.GAP : Grid.BOTTOM),
        edges,
        List.copyOf(nodes));
  }

  private void headers(VpcGrid columns) {
    header(columns.wide() ? "Subnets and interfaces" : "VPC", columns.subnetX());
    if (columns.wide()) {
      header("VPC route tables", columns.tableX());
      header("Targets", columns.targetX());
    }
  }

  private boolean dense() {
    return density == Density.DENSE;
  }

  private void header(String words, double x) {
    Text text = new Text(x, Grid.HEAD_BASELINE, words, FontRole.LABEL, Ink.MUTED, false);
    nodes.add(plain("header/" + words, Node.Kind.HEADER, text.bounds(), words, List.of(text)));
  }

  private static Node plain(
      String id, Node.Kind kind, Rect bounds, String outline, List<Shape> shapes) {
    return new Node(id, kind, State.NORMAL, bounds, 0, 1, false, Optional.empty(), outline, shapes);
  }

  private double rules() {
    double y = Grid.TOP;
    Rule last = null;
    for (Rule rule : content.rules()) {
      if (last != null
          && (last.priority() != rule.priority() || stacked(last) || apart(last, rule))) {
        y += dense() ? gap : Grid.GAP + (stacked(last) ? 2 : 0);
      }
      nodes.add(RulePainter.node(rule, grid, y, row));
      y += row;
      last = rule;
    }
    return y;
  }

  private static boolean stacked(Rule rule) {
    return rule.fold() && !rule.expanded();
  }

  /** Rules of one priority that lead elsewhere stand apart, unless two owners dispute them. */
  private static boolean apart(Rule above, Rule below) {
    return !above.table().equals(below.table())
        && (above.claim().isEmpty() || !above.claim().equals(below.claim()));
  }

  private double notes(double y) {
    double top = y;
    for (Note note : content.notes()) {
      top += Grid.GAP;
      double room = grid.ruleWidth() - 24;
      List<String> lines = Metrics.wrap(note.why(), FontRole.SMALL, room);
      Rect card = new Rect(grid.ruleX(), top, grid.ruleWidth(), 30 + 15 * lines.size());
      nodes.add(
          new Node(
              "note/" + note.head(),
              Node.Kind.NOTE,
              State.NOT_CAPTURED,
              card,
              Grid.RULE_RADIUS,
              1,
              false,
              Optional.empty(),
              note.head() + ": " + note.why(),
              note(note.head(), lines, card)));
      top = card.bottom();
    }
    return top;
  }

  private static List<Shape> note(String head, List<String> lines, Rect card) {
    List<Shape> shapes = new ArrayList<>();
    Stroke dashed = new Stroke(Ink.MUTED, 1, List.of(2.0, 3.0));
    double x = card.x() + 12;
    double baseline = card.y() + 18;
    shapes.add(new Box(card, Grid.RULE_RADIUS, Optional.empty(), Optional.of(dashed)));
    String first = Metrics.fit(head, FontRole.LABEL, card.width() - 24);
    shapes.add(new Text(x, baseline, first, FontRole.LABEL, Ink.MUTED, false));
    for (String line : lines) {
      baseline += 15;
      shapes.add(new Text(x, baseline, line, FontRole.SMALL, Ink.MUTED, false));
    }
    return List.copyOf(shapes);
  }

  private double tables() {
    double y = Grid.TOP;
    for (Table table : content.tables()) {
      if (!table.note().isEmpty()) {
        Text note = new Text(grid.tableX(), y + 11, table.note(), FontRole.SMALL, Ink.MUTED, false);
        nodes.add(
            plain(
                "note/" + table.id(), Node.Kind.NOTE, note.bounds(), table.note(), List.of(note)));
        y += 18;
      }
      List<Node> parts = TablePainter.nodes(table, grid, y, row);
      nodes.addAll(parts);
      y = parts.getFirst().bounds().bottom() + gap;
    }
    return y - gap;
  }
}
