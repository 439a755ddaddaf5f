package dev.plumbline.diagram;

import dev.plumbline.diagram.Entry.Content;
import dev.plumbline.diagram.Entry.Face;
import dev.plumbline.diagram.Entry.Row;
import dev.plumbline.diagram.Shape.Box;
import dev.plumbline.diagram.Shape.Curve;
import dev.plumbline.diagram.Shape.Line;
import dev.plumbline.diagram.Shape.Stroke;
import dev.plumbline.diagram.Shape.Text;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Lights the ways of lookups in a picture: what they went through stands out, the rest steps back.
 */
final class Lights {
  private static final double WAY = 3;
  private static final double HALO = 8;

  private final List<Lit> ways;

  /** Ways by the id of what they went through, in their order. */
  private final Map<String, List<Lit>> through = new HashMap<>();

  Lights(List<Lit> ways, Content content, Map<String, Subject> subjects, List<String> beyond) {
    this.ways = ways;
    ways.stream()
        .filter(w -> w.vpc().isPresent())
        .findFirst()
        .ifPresent(w -> beyond(w.link(), beyond, content));
    for (Lit way : ways) {
      for (Entry.Rule rule : content.rules()) {
        if (subjects.get(rule.id()) instanceof Subject.Rules present
            && way.rule().filter(present.rules()::contains).isPresent()) {
          put(rule.id(), way);
        }
      }
      for (Entry.Table table : content.tables()) {
        for (Row row : table.rows()) {
          if (subjects.get(row.id()) instanceof Subject.OneRoute present
              && way.route().filter(present.route()::equals).isPresent()) {
            put(row.id(), way);
            put(table.id(), way);
            row.links().stream()
                .filter(l -> row.links().size() == 1 || l.equals(Scene.linkId(way.link())))
                .forEach(l -> put(l, way));
          }
        }
      }
    }
  }

  /** Every lookup that leads to the link goes on by the same way behind it. */
  private void beyond(String link, List<String> path, Content content) {
    List<Lit> same = ways.stream().filter(w -> w.link().equals(link)).toList();
    path.forEach(id -> same.forEach(w -> put(id, w)));
    content.vpc().stream()
        .flatMap(v -> v.blocks())
        .filter(b -> !lit(b) && b.rows().stream().anyMatch(this::lit))
        .forEach(b -> same.forEach(w -> put(b.id(), w)));
  }

  private void put(String id, Lit way) {
    through.computeIfAbsent(id, k -> new ArrayList<>()).add(way);
  }

  /** The same content; what is lit says so and is never folded away. */
  Content mark(Content content) {
    return through.isEmpty()
        ? content
        : new Content(
            content.title(),
            content.rules().stream().map(r -> lit(r) ? r.with(face(r)) : r).toList(),
            content.tables().stream()
                .map(
                    t ->
                        t.withRows(
                            t.rows().stream().map(r -> lit(r) ? r.with(face(r)) : r).toList()))
                .toList(),
            content.links().stream().map(l -> lit(l) ? l.with(face(l)) : l).toList(),
            content.vpc().map(v -> v.map(this::mark)),
            content.notes());
  }

  private Entry.Block mark(Entry.Block block) {
    Entry.Block next =
        block.withRows(block.rows().stream().map(r -> lit(r) ? r.with(face(r)) : r).toList());
    return lit(block) ? next.with(face(block)) : next;
  }

  private boolean lit(Entry entry) {
    return through.containsKey(entry.id());
  }

  private Face face(Entry entry) {
    StringBuilder words = new StringBuilder(entry.face().outline());
    through
        .getOrDefault(entry.id(), List.of())
        .forEach(w -> words.append(", ").append(w.words(ways.size() == 1)));
    Face face = entry.face();
    return new Face(face.id(), face.state(), face.owner(), words.toString(), true, 1);
  }

  /** The picture with its ways lit; their numbers lie above all ways. */
  Drawing light(Drawing drawing) {
    if (through.isEmpty()) {
      return drawing;
    }
    List<Edge> edges = new ArrayList<>();
    List<Edge> above = new ArrayList<>();
    List<Edge> numbers = new ArrayList<>();
    Badges badges = new Badges();
    for (Edge edge : drawing.edges()) {
      List<Lit> along = along(edge);
      if (along.isEmpty()) {
        boolean fault = edge.state().fault();
        double opacity = fault ? edge.opacity() : Math.min(edge.opacity(), RoutingDiagram.FADED);
        edges.add(new Edge(edge.from(), edge.to(), edge.state(), opacity, edge.shapes()));
      } else {
        above.add(new Edge(edge.from(), edge.to(), edge.state(), 1, glow(edge.shapes(), along)));
        List<Shape> shapes = badges.on(edge, along);
        if (!shapes.isEmpty()) {
          numbers.add(new Edge(edge.from(), edge.to(), edge.state(), 1, shapes));
        }
      }
    }
    edges.addAll(above);
    edges.addAll(numbers);
    return new Drawing(
        drawing.title(),
        drawing.width(),
        drawing.height(),
        List.copyOf(edges),
        drawing.nodes().stream().map(this::node).toList());
  }

  private List<Lit> along(Edge edge) {
    List<Lit> from = through.getOrDefault(edge.from(), List.of());
    return through.getOrDefault(edge.to(), List.of()).stream().filter(from::contains).toList();
  }

  private Node node(Node node) {
    List<Lit> here = through.getOrDefault(node.id(), List.of());
    if (!node.selectable() || here.isEmpty() && node.state().fault()) {
      return node;
    }
    if (here.isEmpty()) {
      return node.looking(Math.min(node.opacity(), RoutingDiagram.FADED), node.shapes());
    }
    boolean block =
        switch (node.kind()) {
          case TABLE, SUBNET, VPC_TABLE -> true;
          default -> false;
        };
    return node.looking(1, block ? node.shapes() : shapes(node, here.getFirst()));
  }

  private static List<Shape> shapes(Node node, Lit way) {
    boolean row = node.row();
    List<Shape> shapes = new ArrayList<>(node.shapes());
    shapes.removeIf(s -> s instanceof Box box && (row || box.bounds().equals(node.bounds())));
    boolean card = node.kind() == Node.Kind.LINK || node.kind() == Node.Kind.TARGET;
    Optional<Ink> fill = Optional.of(card ? Ink.WINDOW : way.fill());
    Ink ink = node.state() == State.BLOCKS ? Ink.CRITICAL : way.ink();
    Rect bounds = row ? node.bounds().inset(1) : node.bounds();
    shapes.addFirst(new Box(bounds, node.radius(), fill, Optional.of(Stroke.solid(ink, 2))));
    return List.copyOf(shapes);
  }

  /** The curve with a halo below. */
  private static List<Shape> glow(List<Shape> shapes, List<Lit> along) {
    Lit first = along.getFirst();
    List<Shape> lit = new ArrayList<>();
    for (Shape shape : shapes) {
      switch (shape) {
        case Curve curve -> {
          lit.add(with(curve, Stroke.solid(first.fill(), HALO)));
          lit.add(with(curve, Stroke.solid(first.ink(), WAY)));
        }
        case Line line -> lit.add(new Line(line.points(), Stroke.solid(first.ink(), 2)));
        case Box _, Text _ -> lit.add(shape);
      }
    }
    return List.copyOf(lit);
  }

  private static Curve with(Curve curve, Stroke stroke) {
    return new Curve(curve.from(), curve.firstControl(), curve.secondControl(), curve.to(), stroke);
  }
}
