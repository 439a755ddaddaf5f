package dev.plumbline.guide;

import dev.plumbline.guide.check.CheckRunner;
import dev.plumbline.guide.check.Checks;
import dev.plumbline.model.Snapshot;

/** Runs every check over a snapshot. */
public final class Diagnostician {
  private static final CheckRunner RUNNER = new CheckRunner(Checks.all());

  private Diagnostician() {}

  /** Never throws for bad evidence: what cannot be decided is in {@code notChecked}. */
  public static Diagnosis diagnose(Snapshot snapshot) {
    return RUNNER.run(snapshot);
  }
}
