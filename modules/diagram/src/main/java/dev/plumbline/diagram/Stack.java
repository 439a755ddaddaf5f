package dev.plumbline.diagram;

/** Places things of one column: each where it would like to be, in order and without touching. */
final class Stack {
  private Stack() {}

  /** Where the middle of a thing should be, when it could be no higher than {@code top}. */
  interface Wish {
    double middle(int index, double otherwise);
  }

  /**
   * Upper edges.
   *
   * @param bottom nothing ends below, as long as there is room above
   */
  static double[] tops(double[] heights, Wish wish, double top, double gap, double bottom) {
    double[] tops = new double[heights.length];
    double next = top;
    double packed = top - gap;
    for (int i = 0; i < tops.length; i++) {
      double half = heights[i] / 2;
      tops[i] = Math.max(next, wish.middle(i, next + half) - half);
      next = tops[i] + heights[i] + gap;
      packed += heights[i] + gap;
    }
    double limit = Math.max(bottom, packed);
    for (int i = tops.length - 1; i >= 0; i--) {
      tops[i] = Math.min(tops[i], limit - heights[i]);
      limit = tops[i] - gap;
    }
    return tops;
  }
}
