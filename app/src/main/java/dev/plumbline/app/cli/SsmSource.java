package dev.plumbline.app.cli;

import dev.plumbline.app.shell.Plurals;
import dev.plumbline.aws.AwsAccount;
import dev.plumbline.aws.AwsEnvironment;
import dev.plumbline.aws.AwsException;
import dev.plumbline.aws.evidence.AccountEvidence;
import dev.plumbline.aws.evidence.AccountFiles;
import dev.plumbline.aws.evidence.EvidenceProgress;
import dev.plumbline.aws.evidence.Target;
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
 * An instance reached through Session Manager. A capture holds what its account says too.
 *
 * @param region absent for that of the sign-in
 * @param environment where the sign-in is looked for
 */
record SsmSource(
    ConnectionProfile profile,
    Optional<String> region,
    Optional<String> awsProfile,
    AwsEnvironment environment,
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
      return new AwsLogin(environment, prompts::mfaCode).open(awsProfile, region);
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
        Recording host =
            Capture.run(
                shell, Probes.wholeHost(), new CaptureMessages(messages), Cancellation.none());
        Recording whole = withAccount(host);
        return profile.production() ? whole.asProduction() : whole;
      } catch (CaptureException e) {
        throw new SourceException(SourceException.UNREADABLE, e);
      }
    }

    /** What the host said is kept, whatever becomes of the account's side. */
    private Recording withAccount(Recording host) {
      try {
        AccountFiles answers =
            AccountEvidence.collect(
                account,
                Target.instance(profile.address()),
                EvidenceProgress.silent(),
                Cancellation.none());
        messages.println(Plurals.of(answers.files().size(), "answer") + " of the account");
        return answers.with(host);
      } catch (AwsException e) {
        messages.println("The account could not be asked: " + Terminal.safe(e.what()));
        return host;
      } finally {
        messages.flush();
      }
    }

    @Override
    public void close() {
      shell.close();
      account.close();
    }
  }
}
