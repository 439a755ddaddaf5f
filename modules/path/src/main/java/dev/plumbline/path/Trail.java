package dev.plumbline.path;

import java.util.ArrayList;
import java.util.List;

/** The steps taken so far. */
final class Trail {
  private final List<Step> steps = new ArrayList<>();
  private final boolean silent;

  /** A silent one leaves out the rules that speak of other addresses. */
  Trail(boolean silent) {
    this.silent = silent;
  }

  boolean silent() {
    return silent;
  }

  void add(Step step) {
    steps.add(step);
  }

  List<Step> steps() {
    return List.copyOf(steps);
  }
}
