package dev.plumbline.diagram;

import dev.plumbline.diagram.Entry.Block;
import dev.plumbline.diagram.Entry.Hop;
import dev.plumbline.diagram.Entry.Row;
import dev.plumbline.diagram.Entry.Vpc;
import dev.plumbline.diagram.Shape.Curve;
import dev.plumbline.diagram.Shape.Line;
import dev.plumbline.diagram.Shape.Stroke;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What leads where behind the links: link to interface, interface to table, route to target. */
final class VpcEdges {
  private static final double BULGE = 16;
  private static final double PORT = 15;

  private final Vpc vpc;
  private final Edges edges;
  private final Map<String, Node> nodes;

  /** Folded blocks by the ids of what is in them. */
  private final Map<String, String> heads = new HashMap<>();

  VpcEdges(Vpc vpc, Edges edges, Map<String, Node> nodes) {
    this.vpc = vpc;
    this.edges = edges;
    this.nodes = nodes;
    vpc.blocks()
        .filter(b -> !b.expanded())
        .forEach(
            head ->
                head.members()
                    .forEach(
                        m -> {
                          heads.put(m.id(), head.id());
                          m.rows().forEach(r -> heads.put(r.id(), head.id()));
                        }));
  }

  List<Edge> all() {
    Map<String, List<Edges.Way>> into = new LinkedHashMap<>();
    List<Edge> all = new ArrayList<>();
    vpc.cards().forEach((link, card) -> way(link, card, State.NORMAL, 1, into, all));
    vpc.blocks()
        .forEach(
            b ->
                rows(b)
                    .filter(r -> !r.expanded())
                    .forEach(
                        r ->
                            r.links()
                                .forEach(
                                    to ->
                                        way(
                                            r.id(),
                                            to,
                                            r.state(),
                                            b.face().opacity(),
                                            into,
                                            all))));
    for (Hop hop : vpc.hops()) {
      way(hop.from(), hop.to(), State.NORMAL, 1, into, all);
    }
    into.forEach((to, ways) -> all.addAll(edges.arrive(to, ways)));
    return all;
  }

  private static Stream<Row> rows(Block block) {
    return Stream.concat(
        block.rows().stream(), block.members().stream().flatMap(m -> m.rows().stream()));
  }

  private void way(
      String fromId,
      String toId,
      State state,
      double opacity,
      Map<String, List<Edges.Way>> into,
      List<Edge> all) {
    String from = heads.getOrDefault(fromId, fromId);
    String to = heads.getOrDefault(toId, toId);
    Node start = nodes.get(from);
    Node end = nodes.get(to);
    if (start == null || end == null || from.equals(to)) {
      return;
    }
    if (end.bounds().x() > start.bounds().right()) {
      Edges.Way way = new Edges.Way(from, to, state, opacity, true);
      List<Edges.Way> ways = into.computeIfAbsent(to, _ -> new ArrayList<>());
      if (!ways.contains(way)) {
        ways.add(way);
      }
    } else if (all.stream().noneMatch(e -> e.from().equals(from) && e.to().equals(to))) {
      all.add(new Edge(from, to, state, opacity, round(start.bounds(), end.bounds(), state)));
    }
  }

  /** Beside a column for what stands in it, or back to the column before. */
  private static List<Shape> round(Rect from, Rect to, State state) {
    boolean back = to.right() < from.x();
    Point start = new Point(back ? from.x() : from.right(), port(from));
    Point end = new Point(to.right(), port(to));
    double bulge = back ? -(from.x() - to.right()) / 2 : BULGE;
    Stroke stroke = Edges.stroke(state);
    Point tip = new Point(end.x() + 1, end.y());
    return List.of(
        new Curve(
            start,
            new Point(start.x() + bulge, start.y()),
            new Point(tip.x() + Math.abs(bulge), tip.y()),
            tip,
            stroke),
        new Line(
            List.of(
                new Point(tip.x() + 5, tip.y() - 3.2), tip, new Point(tip.x() + 5, tip.y() + 3.2)),
            Stroke.solid(stroke.ink(), stroke.width())));
  }

  private static double port(Rect bounds) {
    return bounds.y() + Math.min(PORT, bounds.height() / 2);
  }
}
