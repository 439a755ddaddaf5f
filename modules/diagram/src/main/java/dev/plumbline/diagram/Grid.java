package dev.plumbline.diagram;

import java.util.Optional;

/**
 * Measures of the routing picture in pixels at 100 %. Columns stand at the same places for every
 * host; only the width of the picture moves them.
 */
record Grid(
    double width,
    double ruleX,
    double ruleWidth,
    double tableX,
    double spineWidth,
    double tableWidth,
    double linkX,
    double linkWidth,
    Optional<VpcGrid> vpc) {
  static final double USUAL_WIDTH = 912;

  /** Margin, rules, gap, spine, routes, gap, links, margin: as narrow as labels allow. */
  private static final double[] NARROW = {12, 222, 26, 118, 232, 26, 146, 12};

  /** Beside something else: rules, tables and links without their details. */
  private static final double[] LEAST = {8, 178, 30, 72, 206, 32, 112, 8};

  private static final double[] USUAL = {16, 234, 32, 134, 298, 34, 152, 12};
  private static final double[] WIDE = {16, 290, 80, 160, 420, 100, 190, 16};

  static final double HEAD_BASELINE = 24;
  static final double TOP = 40;
  static final double GAP = 8;
  static final double BLOCK_GAP = 12;
  static final double BOTTOM = 16;
  static final double CHIP_HEIGHT = 44;
  static final double CHIP_GAP = 4;

  static final double LOW_ROW = 28;

  /** As low as a pointer can still hit. */
  static final double LEAST_ROW = 24;

  static final double RULE_RADIUS = 4;
  static final double TABLE_RADIUS = 6;

  /** From as many links on, they are drawn as chips. */
  static final int CHIPS = 9;

  /** Columns for a picture of about this width. */
  static Grid of(double wanted) {
    double width = Math.clamp(wanted, sum(LEAST), sum(WIDE));
    boolean compact = width < sum(NARROW);
    boolean narrow = width < USUAL_WIDTH;
    double[] from = compact ? LEAST : narrow ? NARROW : USUAL;
    double[] to = compact ? NARROW : narrow ? USUAL : WIDE;
    double part = (width - sum(from)) / (sum(to) - sum(from));
    double[] c = new double[from.length];
    for (int i = 0; i < c.length; i++) {
      c[i] = Math.round(from[i] + (to[i] - from[i]) * part);
    }
    double table = c[0] + c[1] + c[2];
    double link = table + c[3] + c[4] + c[5];
    return new Grid(sum(c), c[0], c[1], table, c[3], c[3] + c[4], link, c[6], Optional.empty());
  }

  /** The same with room for the VPC right of the links. */
  static Grid withVpc(double wanted, boolean wide) {
    double share = VpcGrid.share(wanted, wide);
    Grid host = of(wanted - share);
    return new Grid(
        host.width,
        host.ruleX,
        host.ruleWidth,
        host.tableX,
        host.spineWidth,
        host.tableWidth,
        host.linkX,
        host.linkWidth,
        Optional.of(VpcGrid.of(host.linkX + host.linkWidth, share, wide)));
  }

  /** Width of the picture. */
  double whole() {
    return vpc.map(VpcGrid::right).orElse(width);
  }

  /** Too narrow for details. */
  boolean compact() {
    return width < sum(NARROW);
  }

  private static double sum(double[] columns) {
    double sum = 0;
    for (double column : columns) {
      sum += column;
    }
    return sum;
  }

  /** Height of a row by how many rules are on show: dense, but never small. */
  static double row(int rules) {
    return rules <= 14 ? 32 : rules <= 30 ? LOW_ROW : LEAST_ROW;
  }

  /** Base line that centres a text of this size in a row. */
  static double baseline(double top, double height, FontRole font) {
    return Math.round(top + height / 2 + font.size() * 0.36);
  }
}
