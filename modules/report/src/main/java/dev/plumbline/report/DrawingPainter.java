package dev.plumbline.report;

import dev.plumbline.diagram.Drawing;
import dev.plumbline.diagram.Edge;
import dev.plumbline.diagram.FontRole;
import dev.plumbline.diagram.Node;
import dev.plumbline.diagram.Shape;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Paints a display list on paper as vectors, scaled to a place. */
final class DrawingPainter {
  private final Canvas canvas;
  private final Typesetter type;
  private final double x;
  private final double y;
  private final double scale;

  DrawingPainter(Canvas canvas, Typesetter type, double x, double y, double scale) {
    this.canvas = canvas;
    this.type = type;
    this.x = x;
    this.y = y;
    this.scale = scale;
  }

  /** Paints what lies between two heights of the drawing. */
  void paint(Drawing drawing, double from, double to) throws IOException {
    List<Node> nodes = drawing.nodes().stream().filter(n -> within(n, from, to)).toList();
    Set<String> ids = nodes.stream().map(Node::id).collect(Collectors.toSet());
    for (Edge edge : drawing.edges()) {
      if (ids.contains(edge.from()) && ids.contains(edge.to())) {
        shapes(edge.shapes(), edge.opacity());
      }
    }
    for (Node node : nodes) {
      shapes(node.shapes(), node.opacity());
    }
  }

  private static boolean within(Node node, double from, double to) {
    double middle = node.bounds().middleY();
    return middle >= from && middle < to;
  }

  private void shapes(List<Shape> shapes, double opacity) throws IOException {
    canvas.save(opacity);
    for (Shape shape : shapes) {
      switch (shape) {
        case Shape.Box box -> box(box);
        case Shape.Text text -> text(text);
        case Shape.Curve c ->
            canvas.curve(
                new double[] {
                  x(c.from().x()), y(c.from().y()),
                  x(c.firstControl().x()), y(c.firstControl().y()),
                  x(c.secondControl().x()), y(c.secondControl().y()),
                  x(c.to().x()), y(c.to().y())
                },
                c.stroke().ink(),
                c.stroke().width() * scale,
                dash(c.stroke()));
        case Shape.Line line ->
            canvas.polyline(
                line.points().stream().map(p -> new double[] {x(p.x()), y(p.y())}).toList(),
                line.stroke().ink(),
                line.stroke().width() * scale,
                dash(line.stroke()));
      }
    }
    canvas.restore();
  }

  private void box(Shape.Box box) throws IOException {
    canvas.box(
        x(box.bounds().x()),
        y(box.bounds().y()),
        box.bounds().width() * scale,
        box.bounds().height() * scale,
        box.radius() * scale,
        box.fill(),
        box.stroke().map(Shape.Stroke::ink),
        box.stroke().map(s -> s.width() * scale).orElse(0.0),
        box.stroke().map(this::dash).orElse(List.of()));
  }

  private void text(Shape.Text text) throws IOException {
    Type style = type(text.font(), text);
    String clean = type.clean(text.text(), style);
    double baseline = y(text.baseline());
    if (text.end()) {
      canvas.textEnding(x(text.x()), baseline, clean, style);
    } else {
      canvas.text(x(text.x()), baseline, clean, style);
    }
  }

  private Type type(FontRole role, Shape.Text text) {
    boolean strong = role.weight() > 400;
    Type.Face face =
        role.mono()
            ? strong ? Type.Face.MONO_STRONG : Type.Face.MONO
            : strong ? Type.Face.STRONG : Type.Face.REGULAR;
    double size = role.size() * scale;
    return new Type(face, size, size * 1.4, text.ink());
  }

  private List<Double> dash(Shape.Stroke stroke) {
    return stroke.dash().stream().map(d -> d * scale).toList();
  }

  private double x(double at) {
    return x + at * scale;
  }

  private double y(double at) {
    return y + at * scale;
  }
}
