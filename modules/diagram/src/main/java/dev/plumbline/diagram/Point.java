package dev.plumbline.diagram;

/** A place in a drawing, in pixels at 100 %, y downwards. */
public record Point(double x, double y) {
  Point moved(double dx, double dy) {
    return new Point(x + dx, y + dy);
  }
}
