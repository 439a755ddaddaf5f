package dev.plumbline.app.cli;

import dev.plumbline.app.live.Harvest;
import dev.plumbline.app.live.Reach;
import dev.plumbline.aws.AwsEnvironment;
import dev.plumbline.aws.AwsException;
import dev.plumbline.aws.profile.AwsLogin;
import dev.plumbline.collect.CaptureException;
import dev.plumbline.connect.ConnectionProfile;
import dev.plumbline.connect.LocalEnvironment;
import dev.plumbline.connect.Shell;
import dev.plumbline.connect.SshConnector;
import dev.plumbline.connect.plan.Attempt;
import dev.plumbline.connect.plan.NoWayException;
import dev.plumbline.connect.plan.Reached;
import dev.plumbline.connect.plan.Way;
import dev.plumbline.model.Cancellation;
import dev.plumbline.model.Recording;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Optional;

/**
 * An instance of an account, reached by the first way that works. A capture holds what its account
 * says too; where no way leads in, it holds that alone.
 *
 * @param region absent for that of the profile, else of the sign-in
 * @param only the one way to try
 * @param environment where the sign-in is looked for
 */
record SsmSource(
    ConnectionProfile profile,
    Optional<String> region,
    Optional<String> awsProfile,
    Optional<Way> only,
    AwsEnvironment environment,
    PrintWriter messages)
    implements Source.Live {
  @Override
  public String label() {
    return profile.name();
  }

  @Override
  public Connection connect() throws SourceException {
    Reach reach = reach();
    Cancellation stop = Cancellation.none();
    try {
      Reached reached =
          reach.connect(reach.plan(stop), only, prompts(), new ReachMessages(messages), stop);
      Open open = new Open(reached.shell(), reach, messages);
      if (!reached.way().liveTail()) {
        open.close();
        throw new SourceException(
            SourceException.NOT_CONNECTED,
            new IOException(
                "Only "
                    + reached.way().label()
                    + " leads to "
                    + profile.name()
                    + ", which shows an output when it has ended: capture works, following logs"
                    + " and a terminal do not."));
      }
      return open;
    } catch (NoWayException e) {
      reach.close();
      throw notConnected(e);
    }
  }

  @Override
  public Recording open() throws SourceException {
    try (Reach reach = reach()) {
      Harvest harvest =
          reach.harvest(only, prompts(), new ReachMessages(messages), Cancellation.none());
      harvest.reached().map(Reached::shell).ifPresent(Shell::close);
      harvest.why().ifPresent(this::tell);
      return harvest.recording();
    } catch (NoWayException e) {
      throw notConnected(e);
    } catch (CaptureException e) {
      throw new SourceException(SourceException.UNREADABLE, e);
    }
  }

  /** The instance in its account, signed in. */
  Reach reach() {
    TerminalPrompts prompts = prompts();
    LocalEnvironment local = LocalEnvironment.system();
    return Reach.signIn(
        profile,
        region,
        awsProfile,
        new AwsLogin(environment, prompts::mfaCode)::open,
        new SshConnector(local),
        local);
  }

  private TerminalPrompts prompts() {
    return new TerminalPrompts(messages, false);
  }

  private SourceException notConnected(NoWayException why) {
    why.advice().forEach(line -> messages.println("  " + Terminal.safe(line)));
    for (Throwable silent : why.getSuppressed()) {
      if (silent instanceof AwsException account) {
        messages.println("The account could not be asked: " + Terminal.safe(account.what()));
      }
    }
    messages.flush();
    return new SourceException(SourceException.NOT_CONNECTED, why);
  }

  /** The reasons, beside a recording of the account alone. */
  private void tell(NoWayException why) {
    messages.println(Terminal.safe("No way leads to " + why.host() + ":"));
    Attempt.sentences(why.attempts()).forEach(s -> messages.println("  " + Terminal.safe(s)));
    why.advice().forEach(line -> messages.println("  " + Terminal.safe(line)));
    messages.println("What its account knows was captured; nothing of the host itself.");
    messages.flush();
  }

  private record Open(Shell shell, Reach reach, PrintWriter messages) implements Connection {
    @Override
    public Recording capture() throws SourceException {
      try {
        return reach.capture(shell, new ReachMessages(messages), Cancellation.none());
      } catch (CaptureException e) {
        throw new SourceException(SourceException.UNREADABLE, e);
      }
    }

    @Override
    public void close() {
      shell.close();
      reach.close();
    }
  }
}
