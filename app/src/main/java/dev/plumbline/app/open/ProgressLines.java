package dev.plumbline.app.open;

import dev.plumbline.app.live.ReachProgress;
import dev.plumbline.app.task.Progress;
import dev.plumbline.collect.Probe;
import dev.plumbline.connect.ConnectionStep;
import dev.plumbline.connect.plan.Attempt;
import dev.plumbline.connect.plan.Option;

/** Ways, steps and probes as one line of the status bar. */
record ProgressLines(Progress progress) implements ReachProgress {
  @Override
  public void wayBegan(Option option) {
    progress.text("trying " + option.way().label());
  }

  @Override
  public void wayFailed(Attempt attempt) {
    progress.text(attempt.sentence());
  }

  @Override
  public void started(ConnectionStep step) {
    progress.text(step.title());
  }

  @Override
  public void began(Probe probe, int index, int total) {
    progress.text((index + 1) + " of " + total + ", " + probe.file());
    progress.done((double) index / total);
  }

  @Override
  public void ended(Probe probe, String problem) {
    if (!problem.isEmpty()) {
      progress.text(probe.file() + ": " + problem);
    }
  }
}
