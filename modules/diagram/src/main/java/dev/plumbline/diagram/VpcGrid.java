package dev.plumbline.diagram;

/**
 * Columns of the VPC, right of the links, in pixels at 100 %: subnets, route tables and targets; or
 * where that is too much, one column of chips with what a lit way passes below each other.
 *
 * @param wide three columns
 * @param right end of the picture
 */
record VpcGrid(
    boolean wide,
    double subnetX,
    double subnetWidth,
    double tableX,
    double tableWidth,
    double targetX,
    double targetWidth,
    double right) {
  /** From this width on there is room for three columns, a little shrunk at first. */
  private static final double ROOM = 1120;

  /** Margin after the links, subnets, gap, tables, gap, targets, margin. */
  private static final double[] LEAST = {18, 168, 26, 184, 28, 134, 22};

  private static final double[] MOST = {60, 230, 70, 300, 70, 190, 24};

  /** Margin, chips, and room for the ways between them. */
  private static final double[] CHIPS = {22, 176, 22};

  /** Enough for all columns with as much room as is pleasant. */
  static final double PLEASANT = 1560;

  /** Whether a picture of about this width has three columns. */
  static boolean wide(double wanted, boolean opened) {
    return opened || wanted >= ROOM;
  }

  /** How much of a picture goes to the VPC. */
  static double share(double wanted, boolean wide) {
    return wide ? Math.clamp(wanted * 0.42, sum(LEAST), sum(MOST)) : sum(CHIPS);
  }

  /** The columns from {@code left} on. */
  static VpcGrid of(double left, double share, boolean wide) {
    if (!wide) {
      double x = left + CHIPS[0];
      double end = x + CHIPS[1];
      return new VpcGrid(false, x, CHIPS[1], x, CHIPS[1], x, CHIPS[1], Math.round(end + CHIPS[2]));
    }
    double part = (share - sum(LEAST)) / (sum(MOST) - sum(LEAST));
    double[] c = new double[LEAST.length];
    for (int i = 0; i < c.length; i++) {
      c[i] = Math.round(LEAST[i] + (MOST[i] - LEAST[i]) * part);
    }
    double subnet = left + c[0];
    double table = subnet + c[1] + c[2];
    double target = table + c[3] + c[4];
    return new VpcGrid(true, subnet, c[1], table, c[3], target, c[5], target + c[5] + c[6]);
  }

  private static double sum(double[] columns) {
    double sum = 0;
    for (double column : columns) {
      sum += column;
    }
    return sum;
  }
}
