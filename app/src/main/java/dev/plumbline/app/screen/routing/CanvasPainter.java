package dev.plumbline.app.screen.routing;

import dev.plumbline.diagram.Drawing;
import dev.plumbline.diagram.Edge;
import dev.plumbline.diagram.FontRole;
import dev.plumbline.diagram.Ink;
import dev.plumbline.diagram.Node;
import dev.plumbline.diagram.Palette;
import dev.plumbline.diagram.Point;
import dev.plumbline.diagram.Rect;
import dev.plumbline.diagram.Shape;
import dev.plumbline.diagram.Shape.Box;
import dev.plumbline.diagram.Shape.Curve;
import dev.plumbline.diagram.Shape.Line;
import dev.plumbline.diagram.Shape.Stroke;
import dev.plumbline.diagram.Shape.Text;
import dev.plumbline.diagram.State;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.shape.StrokeLineCap;
import javafx.scene.shape.StrokeLineJoin;
import javafx.scene.text.Font;
import javafx.scene.text.FontSmoothingType;
import javafx.scene.text.TextAlignment;

/** Paints a drawing on a canvas. Only what is in view is painted, so that size does not matter. */
final class CanvasPainter {
  private static final Map<FontRole, Font> FONTS = fonts();

  private final GraphicsContext graphics;
  private final Palette palette;
  private final Highlight highlight;

  CanvasPainter(GraphicsContext graphics, Palette palette, Highlight highlight) {
    this.graphics = graphics;
    this.palette = palette;
    this.highlight = highlight;
  }

  private static Map<FontRole, Font> fonts() {
    Map<FontRole, Font> fonts = new EnumMap<>(FontRole.class);
    for (FontRole role : FontRole.values()) {
      String weight = role.weight() == 400 ? "" : role.mono() ? " Bold" : " SemiBold";
      fonts.put(role, Font.font(role.family() + weight, role.size()));
    }
    return fonts;
  }

  /** Paints what is seen through {@code zoom} on a canvas of the given size. */
  void paint(Drawing drawing, Zoom zoom, double width, double height) {
    graphics.save();
    graphics.setGlobalAlpha(1);
    graphics.setFill(colour(Ink.WINDOW));
    graphics.fillRect(0, 0, width, height);
    graphics.translate(zoom.x(), zoom.y());
    graphics.scale(zoom.scale(), zoom.scale());
    graphics.setFontSmoothingType(FontSmoothingType.GRAY);
    graphics.setTextBaseline(VPos.BASELINE);
    graphics.setLineCap(StrokeLineCap.BUTT);
    graphics.setLineJoin(StrokeLineJoin.ROUND);
    Rect seen = zoom.visible(width, height).inset(-24);
    Map<String, Node> nodes = new HashMap<>();
    drawing.nodes().forEach(n -> nodes.put(n.id(), n));
    for (Edge edge : drawing.edges()) {
      if (visible(edge, nodes, seen)) {
        graphics.setGlobalAlpha(edge.opacity() * highlight.of(edge));
        edge.shapes().forEach(this::shape);
      }
    }
    for (Node node : drawing.nodes()) {
      if (node.bounds().overlaps(seen)) {
        graphics.setGlobalAlpha(highlight.opacity(node));
        node.shapes().forEach(this::shape);
      }
    }
    graphics.setGlobalAlpha(1);
    highlight.selected().map(nodes::get).ifPresent(this::outline);
    graphics.restore();
  }

  /** An edge is seen where one of its ends is, or where it is asked for. */
  private boolean visible(Edge edge, Map<String, Node> nodes, Rect seen) {
    return highlight.lit(edge)
        || List.of(edge.from(), edge.to()).stream()
            .map(nodes::get)
            .anyMatch(n -> n != null && n.bounds().overlaps(seen));
  }

  /** Around the border of a node that says something, so that both are seen. */
  private void outline(Node node) {
    Rect r = node.bounds().inset(node.state() == State.NORMAL ? -0.5 : -2);
    graphics.setStroke(colour(Ink.ACCENT));
    graphics.setLineWidth(2);
    graphics.setLineDashes();
    double round = 2 * node.radius();
    graphics.strokeRoundRect(r.x(), r.y(), r.width(), r.height(), round, round);
  }

  private void shape(Shape shape) {
    switch (shape) {
      case Box box -> box(box);
      case Text text -> text(text);
      case Curve curve -> {
        stroke(curve.stroke());
        graphics.beginPath();
        graphics.moveTo(curve.from().x(), curve.from().y());
        graphics.bezierCurveTo(
            curve.firstControl().x(),
            curve.firstControl().y(),
            curve.secondControl().x(),
            curve.secondControl().y(),
            curve.to().x(),
            curve.to().y());
        graphics.stroke();
      }
      case Line line -> line(line);
    }
  }

  /** The border lies inside the box, so that it is one sharp pixel wide at 100 %. */
  private void box(Box box) {
    Rect r = box.bounds();
    double round = 2 * box.radius();
    box.fill()
        .ifPresent(
            ink -> {
              graphics.setFill(colour(ink));
              graphics.fillRoundRect(r.x(), r.y(), r.width(), r.height(), round, round);
            });
    box.stroke()
        .ifPresent(
            stroke -> {
              stroke(stroke);
              Rect b = r.inset(Math.min(0.5, stroke.width() / 2));
              graphics.strokeRoundRect(b.x(), b.y(), b.width(), b.height(), round, round);
            });
  }

  private void text(Text text) {
    graphics.setFont(FONTS.get(text.font()));
    graphics.setFill(colour(text.ink()));
    graphics.setTextAlign(text.end() ? TextAlignment.RIGHT : TextAlignment.LEFT);
    graphics.fillText(text.text(), text.x(), text.baseline());
  }

  private void line(Line line) {
    stroke(line.stroke());
    List<Point> points = line.points();
    boolean hairline = line.stroke().width() == 1 && points.size() == 2;
    double shift = hairline ? 0.5 : 0;
    graphics.beginPath();
    graphics.moveTo(points.getFirst().x() + shift, points.getFirst().y() + shift);
    points.stream().skip(1).forEach(p -> graphics.lineTo(p.x() + shift, p.y() + shift));
    graphics.stroke();
  }

  private void stroke(Stroke stroke) {
    graphics.setStroke(colour(stroke.ink()));
    graphics.setLineWidth(stroke.width());
    graphics.setLineDashes(stroke.dash().stream().mapToDouble(Double::doubleValue).toArray());
  }

  private Color colour(Ink ink) {
    int rgb = palette.rgb(ink);
    return Color.rgb(rgb >> 16 & 0xff, rgb >> 8 & 0xff, rgb & 0xff);
  }
}
