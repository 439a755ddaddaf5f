package dev.plumbline.diagram;

import java.util.List;
import java.util.Optional;

/**
 * The four things a painter must know how to draw. Everything else (owner bars, arrow heads,
 * chevrons, brackets) is made of them.
 */
public sealed interface Shape {
  /** The same shape elsewhere. */
  Shape moved(double dx, double dy);

  /** How a line is interrupted, as lengths of dash and gap; empty for a solid line. */
  record Stroke(Ink ink, double width, List<Double> dash) {
    public static Stroke solid(Ink ink, double width) {
      return new Stroke(ink, width, List.of());
    }

    /** The dashes of everything that should be there and is not. */
    public static Stroke ghost(double width) {
      return new Stroke(Ink.CRITICAL, width, List.of(4.0, 3.0));
    }
  }

  /** A rectangle with round corners; drawn fill first. */
  record Box(Rect bounds, double radius, Optional<Ink> fill, Optional<Stroke> stroke)
      implements Shape {
    @Override
    public Box moved(double dx, double dy) {
      return new Box(bounds.moved(dx, dy), radius, fill, stroke);
    }
  }

  /**
   * One line of text.
   *
   * @param x left end, or right end when {@code end}
   * @param baseline y of the base line
   * @param text already shortened to fit; data, never markup
   */
  record Text(double x, double baseline, String text, FontRole font, Ink ink, boolean end)
      implements Shape {
    /** Width of the text in pixels, from the product's own metrics. */
    public double width() {
      return Metrics.width(text, font);
    }

    /** The area the letters may touch. */
    public Rect bounds() {
      double width = width();
      return new Rect(end ? x - width : x, baseline - font.size() * 0.8, width, font.size());
    }

    @Override
    public Text moved(double dx, double dy) {
      return new Text(x + dx, baseline + dy, text, font, ink, end);
    }
  }

  /** A cubic curve. */
  record Curve(Point from, Point firstControl, Point secondControl, Point to, Stroke stroke)
      implements Shape {
    @Override
    public Curve moved(double dx, double dy) {
      return new Curve(
          from.moved(dx, dy),
          firstControl.moved(dx, dy),
          secondControl.moved(dx, dy),
          to.moved(dx, dy),
          stroke);
    }
  }

  /** A line through all points. */
  record Line(List<Point> points, Stroke stroke) implements Shape {
    @Override
    public Line moved(double dx, double dy) {
      return new Line(points.stream().map(p -> p.moved(dx, dy)).toList(), stroke);
    }
  }
}
