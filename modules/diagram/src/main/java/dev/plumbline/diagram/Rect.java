package dev.plumbline.diagram;

/** An upright rectangle in pixels at 100 %, y downwards. */
public record Rect(double x, double y, double width, double height) {
  public double right() {
    return x + width;
  }

  public double bottom() {
    return y + height;
  }

  public double middleY() {
    return y + height / 2;
  }

  public boolean contains(double px, double py) {
    return px >= x && px <= right() && py >= y && py <= bottom();
  }

  /** True when the insides share an area; touching borders do not count. */
  public boolean overlaps(Rect other) {
    return x < other.right() && other.x < right() && y < other.bottom() && other.y < bottom();
  }

  public Rect moved(double dx, double dy) {
    return new Rect(x + dx, y + dy, width, height);
  }

  /** Smaller by {@code by} on each side; larger when negative. */
  public Rect inset(double by) {
    return new Rect(x + by, y + by, width - 2 * by, height - 2 * by);
  }
}
