package dev.plumbline.diagram;

import dev.plumbline.diagram.Entry.Content;
import dev.plumbline.diagram.Entry.Link;
import dev.plumbline.diagram.Entry.Row;
import dev.plumbline.diagram.Entry.Rule;
import dev.plumbline.diagram.Entry.Table;
import dev.plumbline.diagram.Shape.Curve;
import dev.plumbline.diagram.Shape.Line;
import dev.plumbline.diagram.Shape.Stroke;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Draws what leads where: rule to table, route to link, and the bracket of a conflict. */
final class Edges {
  private static final double PORT_GAP = 8;
  private static final double TABLE_PORT = 16;

  /** Something that leads to a node; not drawn where it only counts. */
  record Way(String from, String to, State state, double opacity, boolean drawn) {}

  private final Content content;
  private final Grid grid;
  private final Map<String, Node> nodes = new HashMap<>();
  private final Map<String, String> linkHeads = new HashMap<>();

  Edges(Content content, Grid grid, List<Node> placed) {
    this.grid = grid;
    this.content = content;
    placed.forEach(n -> nodes.put(n.id(), n));
    for (Link link : content.links()) {
      if (!link.expanded()) {
        link.members().forEach(m -> linkHeads.put(m.id(), link.id()));
      }
    }
  }

  List<Edge> all() {
    List<Edge> edges = new ArrayList<>();
    for (Rule rule : content.rules()) {
      if (!rule.expanded()) {
        rule.tables().forEach(table -> rule(rule, table).ifPresent(edges::add));
      }
    }
    edges.addAll(links());
    content.vpc().ifPresent(v -> edges.addAll(new VpcEdges(v, this, nodes).all()));
    edges.addAll(brackets());
    return List.copyOf(edges);
  }

  private Optional<Edge> rule(Rule rule, String tableId) {
    Node from = nodes.get(rule.id());
    Node to = nodes.get(tableId);
    if (from == null || to == null) {
      return Optional.empty();
    }
    Point start = new Point(from.bounds().right(), from.bounds().middleY());
    double port = Math.min(TABLE_PORT, to.bounds().height() / 2);
    Point end = new Point(to.bounds().x(), to.bounds().y() + port);
    double opacity = Math.min(from.opacity(), to.opacity());
    return Optional.of(
        new Edge(rule.id(), tableId, rule.state(), opacity, curve(start, end, rule.state())));
  }

  private List<Edge> links() {
    Map<String, List<Way>> into = new LinkedHashMap<>();
    for (Table table : content.tables()) {
      for (Row row : table.rows()) {
        boolean own = nodes.containsKey(row.id());
        List<String> targets =
            row.links().stream().map(l -> linkHeads.getOrDefault(l, l)).distinct().toList();
        boolean quiet = row.expanded() || row.fold() && targets.size() > 1;
        for (String link : targets) {
          Way way =
              new Way(
                  own ? row.id() : table.id(),
                  link,
                  own ? row.state() : State.NORMAL,
                  opacity(table),
                  own ? !quiet : table.state() != State.UNUSED);
          List<Way> ways = into.computeIfAbsent(link, k -> new ArrayList<>());
          if (nodes.containsKey(link) && !ways.contains(way)) {
            ways.add(way);
          }
        }
      }
    }
    List<Edge> edges = new ArrayList<>();
    into.forEach((link, ways) -> edges.addAll(arrive(link, ways)));
    return edges;
  }

  private static double opacity(Table table) {
    return table.state() == State.CUT_OFF ? RoutingDiagram.FADED : table.face().opacity();
  }

  /** Arrow heads side by side on the left of a link, in the order of where they come from. */
  List<Edge> arrive(String link, List<Way> ways) {
    List<Edge> edges = new ArrayList<>();
    Node target = nodes.get(link);
    if (target == null) {
      return edges;
    }
    List<Way> drawn =
        ways.stream()
            .filter(Way::drawn)
            .sorted(Comparator.comparingDouble(w -> bounds(w).middleY()))
            .toList();
    double gap = drawn.size() < 2 ? 0 : Math.min(PORT_GAP, room(target) / (drawn.size() - 1));
    double middle =
        target.kind() == Node.Kind.VPC_TABLE
            ? target.bounds().y() + TABLE_PORT
            : target.bounds().middleY();
    double first = middle - gap * (drawn.size() - 1) / 2;
    for (int i = 0; i < drawn.size(); i++) {
      Way way = drawn.get(i);
      Rect from = bounds(way);
      Point start = new Point(from.right(), from.middleY());
      Point end = new Point(target.bounds().x(), first + gap * i);
      edges.add(
          new Edge(way.from(), link, way.state(), way.opacity(), curve(start, end, way.state())));
    }
    ways.stream()
        .filter(w -> !w.drawn())
        .forEach(w -> edges.add(new Edge(w.from(), link, w.state(), w.opacity(), List.of())));
    return edges;
  }

  /** Height on which arrow heads may stand. */
  private static double room(Node target) {
    return target.kind() == Node.Kind.VPC_TABLE ? TABLE_PORT : target.bounds().height() - 16;
  }

  private Rect bounds(Way way) {
    Node node = nodes.get(way.from());
    return node == null ? new Rect(0, 0, 0, 0) : node.bounds();
  }

  static Stroke stroke(State state) {
    return switch (state) {
      case MISSING -> Stroke.ghost(1.2);
      case EMPTY -> Stroke.solid(Ink.CRITICAL, 1.3);
      case EXTRA -> Stroke.solid(Ink.WARNING, 1.2);
      default -> Stroke.solid(Ink.EDGE, 1.1);
    };
  }

  private static List<Shape> curve(Point start, Point end, State state) {
    Stroke stroke = stroke(state);
    Stroke head = Stroke.solid(stroke.ink(), stroke.width());
    Point tip = new Point(end.x() - 1, end.y());
    double pull = Math.max(10, (tip.x() - start.x()) * 0.5);
    return List.of(
        new Curve(
            start,
            new Point(start.x() + pull, start.y()),
            new Point(tip.x() - pull, tip.y()),
            tip,
            stroke),
        new Line(
            List.of(
                new Point(tip.x() - 5, tip.y() - 3.2), tip, new Point(tip.x() - 5, tip.y() + 3.2)),
            head));
  }

  /** Joins neighbouring rules of one claim at their left. */
  private List<Edge> brackets() {
    List<Edge> edges = new ArrayList<>();
    Map<String, Rule> first = new HashMap<>();
    for (Rule rule : content.rules()) {
      Rule other =
          rule.claim().isEmpty() || rule.state() == State.MISSING
              ? null
              : first.putIfAbsent(rule.claim(), rule);
      if (other != null && !rule.table().equals(other.table())) {
        Node above = nodes.get(other.id());
        Node below = nodes.get(rule.id());
        if (above != null && below != null) {
          edges.add(new Edge(above.id(), below.id(), State.CONFLICT, 1, bracket(above, below)));
        }
      }
    }
    return edges;
  }

  private List<Shape> bracket(Node above, Node below) {
    double x = grid.ruleX();
    return List.of(
        new Line(
            List.of(
                new Point(x, above.bounds().middleY()),
                new Point(x - 7, above.bounds().middleY()),
                new Point(x - 7, below.bounds().middleY()),
                new Point(x, below.bounds().middleY())),
            Stroke.solid(Ink.WARNING, 2)));
  }
}
