package dev.plumbline.app.screen.routing;

import dev.plumbline.diagram.Point;
import dev.plumbline.diagram.Rect;

/**
 * Which part of a drawing is seen, and how large.
 *
 * @param scale 1 is 100 %
 * @param x place of the drawing's left edge in the view, in pixels of the view
 * @param y likewise of its upper edge
 */
record Zoom(double scale, double x, double y) {
  static final double LEAST = 0.25;
  static final double MOST = 4;

  /** What needs no more shrinking than this to be seen whole is shrunk; the text stays readable. */
  private static final double ENOUGH = 0.8;

  /** Smaller than this nobody reads. */
  private static final double READABLE = 0.6;

  static final Zoom ACTUAL = new Zoom(1, 0, 0);

  /**
   * As large as the width allows, never larger than 100 %, from the upper left. What is only a
   * little too high is made to fit.
   */
  static Zoom start(double width, double height, double viewWidth, double viewHeight) {
    double wide = Math.min(1, viewWidth / width);
    double high = viewHeight / height;
    return new Zoom(clamp(high < wide && high > wide * ENOUGH ? high : wide), 0, 0);
  }

  /** All of a drawing from the upper left, as long as it stays readable. */
  static Zoom whole(double width, double height, double viewWidth, double viewHeight) {
    double scale = Math.min(1, Math.min(viewWidth / width, viewHeight / height));
    return new Zoom(Math.max(READABLE, clamp(scale)), 0, 0);
  }

  /** All of a drawing in a view, never larger than 150 %. */
  static Zoom fit(double width, double height, double viewWidth, double viewHeight) {
    double scale = clamp(Math.min(1.5, Math.min(viewWidth / width, viewHeight / height)));
    return new Zoom(scale, Math.max(0, (viewWidth - width * scale) / 2), 0);
  }

  private static double clamp(double scale) {
    return Double.isFinite(scale) ? Math.clamp(scale, LEAST, MOST) : 1;
  }

  /** Larger or smaller by a factor; what is at {@code (px, py)} of the view stays there. */
  Zoom by(double factor, double px, double py) {
    double next = clamp(scale * factor);
    double grown = next / scale;
    return new Zoom(next, px - (px - x) * grown, py - (py - y) * grown);
  }

  Zoom moved(double dx, double dy) {
    return new Zoom(scale, x + dx, y + dy);
  }

  /** Kept so that at least a corner of the drawing stays in view. */
  Zoom within(double width, double height, double viewWidth, double viewHeight) {
    double left = Math.min(0, viewWidth - width * scale);
    double top = Math.min(0, viewHeight - height * scale);
    double right = Math.max(0, viewWidth - width * scale);
    double bottom = Math.max(0, viewHeight - height * scale);
    return new Zoom(scale, Math.clamp(x, left, right), Math.clamp(y, top, bottom));
  }

  /** The place in the drawing that is seen at a place in the view. */
  Point toDrawing(double px, double py) {
    return new Point((px - x) / scale, (py - y) / scale);
  }

  /** The part of the drawing that is seen. */
  Rect visible(double viewWidth, double viewHeight) {
    return new Rect(-x / scale, -y / scale, viewWidth / scale, viewHeight / scale);
  }

  /** Moved just so far that a part of the drawing is seen. */
  Zoom showing(Rect part, double viewWidth, double viewHeight) {
    double margin = 24;
    double dx = shift(part.x() * scale + x, part.right() * scale + x, viewWidth, margin);
    double dy = shift(part.y() * scale + y, part.bottom() * scale + y, viewHeight, margin);
    return moved(dx, dy);
  }

  private static double shift(double from, double to, double view, double margin) {
    if (from < 0) {
      return margin - from;
    }
    return to > view ? Math.max(margin - from, view - margin - to) : 0;
  }
}
