package dev.plumbline.app.screen.routing;

import dev.plumbline.diagram.Drawing;
import dev.plumbline.diagram.Edge;
import dev.plumbline.diagram.Node;
import dev.plumbline.diagram.Node.Kind;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Where the keyboard goes in a drawing: along edges, within a column, from fault to fault. */
final class Moves {
  private Moves() {}

  /** The selectable nodes in the order of reading: column by column from the top. */
  static List<Node> order(Drawing drawing) {
    return drawing.nodes().stream()
        .filter(Node::selectable)
        .sorted(Comparator.comparing(Moves::column).thenComparing(n -> n.bounds().y()))
        .toList();
  }

  private static Kind column(Node node) {
    return node.kind();
  }

  /** Next or previous node of the same column. */
  static Optional<Node> along(Drawing drawing, Node from, int step) {
    List<Node> column = order(drawing).stream().filter(n -> n.kind() == from.kind()).toList();
    int at = column.indexOf(from) + step;
    return at >= 0 && at < column.size() ? Optional.of(column.get(at)) : Optional.empty();
  }

  /** Where an edge from here leads; from a table to its first row. */
  static Optional<Node> right(Drawing drawing, Node from) {
    Optional<Node> row =
        from.kind() == Kind.TABLE
            ? drawing.nodes().stream()
                .filter(n -> n.parent().filter(from.id()::equals).isPresent())
                .findFirst()
            : Optional.empty();
    return row.or(() -> ends(drawing, from, true).findFirst());
  }

  /** Where an edge to here comes from; from a row to its table. */
  static Optional<Node> left(Drawing drawing, Node from) {
    return from.parent().flatMap(drawing::node).or(() -> ends(drawing, from, false).findFirst());
  }

  private static Stream<Node> ends(Drawing drawing, Node from, boolean forward) {
    return drawing.edges().stream()
        .filter(e -> !e.bracket())
        .filter(e -> (forward ? e.from() : e.to()).equals(from.id()))
        .map(forward ? Edge::to : Edge::from)
        .flatMap(id -> drawing.node(id).stream())
        .sorted(Comparator.comparing(n -> n.bounds().y()));
  }

  /** The fault after (or before) a node in reading order; empty after the last. */
  static Optional<Node> fault(Drawing drawing, Optional<Node> from, boolean forward) {
    List<Node> order = forward ? order(drawing) : order(drawing).reversed();
    int start = from.map(order::indexOf).orElse(-1) + 1;
    return order.stream().skip(start).filter(n -> n.state().fault()).findFirst();
  }
}
