package dev.plumbline.app.cli;

import dev.plumbline.app.live.Harvest;
import dev.plumbline.app.live.Reach;
import dev.plumbline.app.live.SignIns;
import dev.plumbline.aws.AwsEnvironment;
import dev.plumbline.aws.AwsException;
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
import java.util.function.Consumer;

/**
 * An instance of an account, reached by the first way that works. A capture holds what its account
 * says too; where no way leads in, it holds that alone.
 *
 * @param region absent for that of the profile, else of the sign-in
 * @param only the one way to try
 * @param allowProxyCommand whether the program of a ProxyCommand may run
 * @param environment where the sign-in is looked for
 */
record SsmSource(
    ConnectionProfile profile,
    Optional<String> region,
    Optional<String> awsProfile,
    Optional<Way> only,
    boolean allowProxyCommand,
    AwsEnvironment environment,
    PrintWriter messages)
    implements Source.Live {
  @Override
  public String label() {
    return profile.name();
  }

  @Override
  public Connection connect() throws SourceException {
    return connect(_ -> {});
  }

  @Override
  public Connection connect(Consumer<Boolean> reconnecting) throws SourceException {
    SignIns signIns = signIns();
    Reach reach = reach(signIns);
    Cancellation stop = Cancellation.none();
    try {
      Reached reached =
          reach.connect(
              reach.plan(stop), only, prompts(), new ReachMessages(messages, reconnecting), stop);
      Open open = new Open(this, reached.shell(), reach, signIns);
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
      end(signIns);
      throw notConnected(e);
    }
  }

  private void end(SignIns signIns) {
    try {
      signIns.close();
    } catch (IOException e) {
      messages.println("The practice account did not end cleanly: " + e.getMessage());
    }
  }

  @Override
  public Recording open() throws SourceException {
    try (SignIns signIns = signIns();
        Reach reach = reach(signIns)) {
      Harvest harvest =
          reach.harvest(only, prompts(), new ReachMessages(messages), Cancellation.none());
      harvest.why().ifPresent(this::tell);
      if (harvest.reached().isEmpty()) {
        return harvest.recording();
      }
      harvest.reached().get().shell().close();
      return signIns.withKeptFiles(profile, harvest.recording());
    } catch (NoWayException e) {
      throw notConnected(e);
    } catch (IOException e) {
      throw new SourceException(SourceException.UNREADABLE, e);
    }
  }

  /** Where accounts are opened for it. */
  SignIns signIns() {
    return new SignIns(environment, prompts()::mfaCode);
  }

  /** The instance in its account, signed in. */
  Reach reach(SignIns signIns) {
    LocalEnvironment local = LocalEnvironment.system();
    return Reach.signIn(profile, region, awsProfile, signIns::open, new SshConnector(local), local);
  }

  private TerminalPrompts prompts() {
    return new TerminalPrompts(messages, allowProxyCommand);
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

  private record Open(SsmSource source, Shell shell, Reach reach, SignIns signIns)
      implements Connection {
    @Override
    public Recording capture() throws SourceException {
      try {
        ReachMessages told = new ReachMessages(source.messages);
        return signIns.withKeptFiles(
            source.profile, reach.capture(shell, told, Cancellation.none()));
      } catch (IOException e) {
        throw new SourceException(SourceException.UNREADABLE, e);
      }
    }

    @Override
    public void close() {
      shell.close();
      reach.close();
      source.end(signIns);
    }
  }
}
