package dev.plumbline.diagram;

/** How much room rows take, from as much as is pleasant to as little as a pointer can hit. */
enum Density {
  /** By how many rules are on show. */
  USUAL,
  /** Rows of 28 pixels at most. */
  LOW,
  /** Rows of 24 pixels, each link on one line beside its table. */
  DENSE;

  /** Height of a row. */
  double row(int rules) {
    return switch (this) {
      case USUAL -> Grid.row(rules);
      case LOW -> Math.min(Grid.LOW_ROW, Grid.row(rules));
      case DENSE -> Grid.LEAST_ROW;
    };
  }

  /** Between tables. */
  double gap(int rules) {
    return switch (this) {
      case USUAL -> row(rules) <= Grid.LOW_ROW ? Grid.GAP : Grid.BLOCK_GAP;
      case LOW -> Grid.GAP;
      case DENSE -> Grid.CHIP_GAP;
    };
  }
}
