package dev.plumbline.diagram;

import dev.plumbline.diagram.Shape.Box;
import dev.plumbline.diagram.Shape.Curve;
import dev.plumbline.diagram.Shape.Stroke;
import dev.plumbline.diagram.Shape.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;

/** The numbers of lookups on their ways, each with room of its own. */
final class Badges {
  static final double SIZE = 14;

  /** Between two numbers. */
  private static final double GAP = 3;

  /** Places along a way in the order in which they are tried. */
  private static final double[] ALONG = {0.5, 0.4, 0.6, 0.3, 0.7};

  private final List<Rect> taken = new ArrayList<>();

  /** The numbers of all lookups that went along an edge, below each other on its curve. */
  List<Shape> on(Edge edge, List<Lit> lookups) {
    return edge.shapes().stream()
        .filter(Curve.class::isInstance)
        .map(Curve.class::cast)
        .findFirst()
        .map(curve -> on(curve, lookups))
        .orElse(List.of());
  }

  private List<Shape> on(Curve curve, List<Lit> lookups) {
    Rect place = place(curve, lookups.size() * (SIZE + GAP) - GAP);
    taken.add(place);
    List<Shape> shapes = new ArrayList<>();
    double top = place.y();
    for (Lit lookup : lookups) {
      shapes.addAll(badge(lookup, new Rect(place.x(), top, SIZE, SIZE)));
      top += SIZE + GAP;
    }
    return shapes;
  }

  /** The first free place along the curve, else the nearest one above or below its middle. */
  private Rect place(Curve curve, double height) {
    Rect middle = around(at(curve, 0.5), height);
    return DoubleStream.of(ALONG)
        .mapToObj(t -> around(at(curve, t), height))
        .filter(this::free)
        .findFirst()
        .or(
            () ->
                DoubleStream.iterate(GAP, d -> d + GAP)
                    .flatMap(d -> DoubleStream.of(-d, d))
                    .mapToObj(d -> middle.moved(0, d))
                    .filter(this::free)
                    .findFirst())
        .orElse(middle);
  }

  private boolean free(Rect place) {
    return taken.stream().noneMatch(place.inset(-GAP)::overlaps);
  }

  private static Rect around(Point point, double height) {
    return new Rect(point.x() - SIZE / 2, point.y() - height / 2, SIZE, height);
  }

  private static Point at(Curve c, double t) {
    double s = 1 - t;
    double a = s * s * s;
    double b = 3 * s * s * t;
    double d = 3 * s * t * t;
    double e = t * t * t;
    return new Point(
        a * c.from().x() + b * c.firstControl().x() + d * c.secondControl().x() + e * c.to().x(),
        a * c.from().y() + b * c.firstControl().y() + d * c.secondControl().y() + e * c.to().y());
  }

  private static List<Shape> badge(Lit lookup, Rect circle) {
    String number = Integer.toString(lookup.number());
    return List.of(
        new Box(
            circle, SIZE / 2, Optional.of(lookup.ink()), Optional.of(Stroke.solid(Ink.WINDOW, 1))),
        new Text(
            circle.x() + (SIZE - Metrics.width(number, FontRole.LABEL)) / 2,
            Grid.baseline(circle.y(), SIZE, FontRole.LABEL),
            number,
            FontRole.LABEL,
            Ink.WINDOW,
            false));
  }
}
