package dev.plumbline.diagram;

/** Measures of the routing picture in pixels at 100 %: a 4-pixel grid, columns of fixed width. */
final class Grid {
  static final double WIDTH = 912;
  static final double RULE_X = 16;
  static final double RULE_WIDTH = 234;
  static final double TABLE_X = 282;
  static final double SPINE_WIDTH = 134;
  static final double TABLE_WIDTH = 432;
  static final double LINK_X = 748;
  static final double LINK_WIDTH = 152;

  static final double HEAD_BASELINE = 24;
  static final double TOP = 40;
  static final double GAP = 8;
  static final double BLOCK_GAP = 12;
  static final double BOTTOM = 16;
  static final double CHIP_HEIGHT = 44;

  static final double RULE_RADIUS = 4;
  static final double TABLE_RADIUS = 6;

  /** From as many links on, they are drawn as chips. */
  static final int CHIPS = 9;

  private Grid() {}

  /** Height of a row by how many rules are on show: dense, but never small. */
  static double row(int rules) {
    return rules <= 14 ? 32 : rules <= 30 ? 28 : 24;
  }

  /** Base line that centres a text of this size in a row. */
  static double baseline(double top, double height, FontRole font) {
    return Math.round(top + height / 2 + font.size() * 0.36);
  }
}
