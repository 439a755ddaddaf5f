package dev.plumbline.app.live;

import dev.plumbline.aws.AwsException;
import dev.plumbline.aws.evidence.EvidenceProgress;
import dev.plumbline.collect.CaptureProgress;
import dev.plumbline.collect.Probe;
import dev.plumbline.connect.plan.PlanProgress;

/** Told how an instance is reached and captured, on the threads that do it; must not block. */
public interface ReachProgress extends PlanProgress, CaptureProgress, EvidenceProgress {
  @Override
  default void began(Probe probe, int index, int total) {}

  @Override
  default void ended(Probe probe, String problem) {}

  @Override
  default void answered(int done, int total, String file, String problem) {}

  /** The account has told what it knows, in so many files. */
  default void accountTold(int files) {}

  /** The account could not be asked; what the host says is kept. */
  default void accountSilent(AwsException why) {}
}
