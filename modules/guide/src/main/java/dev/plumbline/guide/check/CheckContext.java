package dev.plumbline.guide.check;

import dev.plumbline.model.Snapshot;

/** What a check may look at: the snapshot and everything derived from it, computed once. */
public final class CheckContext {
  private final Snapshot snapshot;

  public CheckContext(Snapshot snapshot) {
    this.snapshot = snapshot;
  }

  public Snapshot snapshot() {
    return snapshot;
  }
}
