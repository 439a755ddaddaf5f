package dev.plumbline.app.cli;

import dev.plumbline.aws.AwsAccount;
import dev.plumbline.aws.AwsEnvironment;
import dev.plumbline.aws.AwsException;
import dev.plumbline.aws.profile.AwsLogin;
import dev.plumbline.collect.Capture;
import dev.plumbline.collect.CaptureException;
import dev.plumbline.collect.Probes;
import dev.plumbline.connect.ConnectionException;
import dev.plumbline.connect.ConnectionProfile;
import dev.plumbline.connect.LocalEnvironment;
import dev.plumbline.connect.Shell;
import dev.plumbline.connect.SshConnector;
import dev.plumbline.connect.ssm.SsmConnector;
import dev.plumbline.model.Cancellation;
import dev.plumbline.model.Recording;
import java.io.PrintWriter;
import java.util.Optional;

/**
 * An instance reached through Session Manager.
 *
 * @param region absent for that of the sign-in
 */
record SsmSource(
    ConnectionProfile profile,
    Optional<String> region,
    Optional<String> awsProfile,
    PrintWriter messages)
    implements Source.Live {
  @Override
  public String label() {
    return profile.address();
  }

  @Override
  public Connection connect() throws SourceException {
    AwsAccount account = account();
    try {
      TerminalPrompts prompts = new TerminalPrompts(messages, false);
      Shell shell =
          new SsmConnector(new SshConnector(LocalEnvironment.system()), account)
              .connect(profile, prompts, new ConnectionMessages(messages), Cancellation.none());
      return new Open(shell, account, profile, messages);
    } catch (ConnectionException e) {
      account.close();
      e.advice().forEach(line -> messages.println("  " + Terminal.safe(line)));
      throw new SourceException(SourceException.NOT_CONNECTED, e);
    }
  }

  private AwsAccount account() throws SourceException {
    try {
      TerminalPrompts prompts = new TerminalPrompts(messages, false);
      return new AwsLogin(AwsEnvironment.ofThisComputer(), prompts::mfaCode)
          .open(awsProfile, region);
    } catch (AwsException e) {
      e.advice().forEach(line -> messages.println("  " + Terminal.safe(line)));
      throw new SourceException(SourceException.NOT_CONNECTED, e);
    }
  }

  private record Open(
      Shell shell, AwsAccount account, ConnectionProfile profile, PrintWriter messages)
      implements Connection {
    @Override
    public Recording capture() throws SourceException {
      try {
        return Capture.run(
            shell, Probes.wholeHost(), new CaptureMessages(messages), Cancellation.none());
      } catch (CaptureException e) {
        throw new SourceException(SourceException.UNREADABLE, e);
      }
    }

    @Override
    public void close() {
      shell.close();
      account.close();
    }
  }
}
