package dev.plumbline.app.open;

import dev.plumbline.app.shell.CaseEvidence;
import dev.plumbline.app.task.Progress;
import dev.plumbline.collect.Capture;
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
import java.util.Optional;

/** A host reached over SSH. */
final class SshHost implements LiveHost {
  private final SshConnector connector;
  private final ConnectionProfile profile;
  private final ConnectionPrompts prompts;
  private final Finish finish;

  SshHost(
      SshConnector connector, ConnectionProfile profile, ConnectionPrompts prompts, Finish finish) {
    this.connector = connector;
    this.profile = profile;
    this.prompts = prompts;
    this.finish = finish;
  }

  @Override
  public ConnectionProfile profile() {
    return profile;
  }

  @Override
  public Live open(Progress progress) throws IOException {
    Shell shell = connect(progress);
    return Live.read(Optional.of(shell), Optional.empty(), () -> capture(shell, progress));
  }

  private Shell connect(Progress progress) throws ConnectionException {
    ConnectionProgress steps =
        new ConnectionProgress() {
          @Override
          public void started(ConnectionStep step) {
            progress.text(step.title());
          }
        };
    return connector.connect(profile, prompts, steps, progress.cancellation());
  }

  @Override
  public Shell reconnect(Cancellation stop) throws ConnectionException {
    return connector.connect(profile, prompts, ConnectionProgress.none(), stop);
  }

  @Override
  public CaseEvidence capture(Shell shell, Progress progress) throws IOException {
    Recording captured =
        Capture.run(
            shell, Probes.wholeHost(), new ProgressLines(progress), progress.cancellation());
    progress.text("reading what was captured");
    return CaseEvidence.of(finish.apply(captured));
  }
}
