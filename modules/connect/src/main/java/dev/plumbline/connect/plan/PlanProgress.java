package dev.plumbline.connect.plan;

import dev.plumbline.connect.ConnectionProgress;

/** Told how the ways are tried, besides the steps of each; on the thread that connects. */
public interface PlanProgress extends ConnectionProgress {
  /** A way is tried now. */
  default void wayBegan(Option option) {}

  /** A way led nowhere, or was left out: {@link Attempt#reason} says why. */
  default void wayFailed(Attempt attempt) {}

  /** A way is open. */
  default void wayOpened(Attempt attempt) {}

  /** For callers who only want the result. */
  static PlanProgress silent() {
    return new PlanProgress() {};
  }
}
