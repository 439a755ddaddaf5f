package dev.plumbline.app.open;

import dev.plumbline.app.shell.CaseEvidence;
import dev.plumbline.app.task.Progress;
import dev.plumbline.collect.Capture;
import dev.plumbline.collect.CaptureProgress;
import dev.plumbline.collect.Probe;
import dev.plumbline.collect.Probes;
import dev.plumbline.connect.ConnectionException;
import dev.plumbline.connect.ConnectionProfile;
import dev.plumbline.connect.ConnectionProgress;
import dev.plumbline.connect.ConnectionPrompts;
import dev.plumbline.connect.ConnectionStep;
import dev.plumbline.connect.Shell;
import dev.plumbline.connect.SshConnector;
import dev.plumbline.model.Cancellation;
import dev.plumbline.model.Recording;
import java.io.IOException;
import java.util.List;

/** A host that can be connected to and captured. Blocks; used in background work alone. */
final class LiveHost {
  /** Changes a fresh capture before it is parsed. */
  @FunctionalInterface
  interface Finish {
    Recording apply(Recording captured, List<Probe> asked) throws IOException;
  }

  private final SshConnector connector;
  private final ConnectionProfile profile;
  private final ConnectionPrompts prompts;
  private final Finish finish;

  LiveHost(
      SshConnector connector, ConnectionProfile profile, ConnectionPrompts prompts, Finish finish) {
    this.connector = connector;
    this.profile = profile;
    this.prompts = prompts;
    this.finish = finish;
  }

  ConnectionProfile profile() {
    return profile;
  }

  /**
   * Connects, telling each step.
   *
   * @throws ConnectionException naming the step that failed
   */
  Shell connect(Progress progress) throws ConnectionException {
    ConnectionProgress steps =
        new ConnectionProgress() {
          @Override
          public void started(ConnectionStep step) {
            progress.text(step.title());
          }
        };
    return connector.connect(profile, prompts, steps, progress.cancellation());
  }

  /** A connection without a person: what was trusted and unlocked before, or none. */
  Shell reconnect(Cancellation stop) throws ConnectionException {
    return connector.connect(profile, prompts, ConnectionProgress.none(), stop);
  }

  /**
   * Captures, parses and diagnoses, telling each probe.
   *
   * @throws IOException when no probe could run
   */
  CaseEvidence capture(Shell shell, Progress progress) throws IOException {
    List<Probe> probes = Probes.wholeHost();
    Recording captured =
        Capture.run(shell, probes, new PerProbe(progress), progress.cancellation());
    progress.text("reading what was captured");
    return CaseEvidence.of(finish.apply(captured, probes));
  }

  /** Probe by probe in the status bar. */
  private record PerProbe(Progress progress) implements CaptureProgress {
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
}
