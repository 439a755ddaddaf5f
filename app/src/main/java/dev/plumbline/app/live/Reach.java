package dev.plumbline.app.live;

import dev.plumbline.aws.AwsAccount;
import dev.plumbline.aws.AwsException;
import dev.plumbline.aws.evidence.AccountEvidence;
import dev.plumbline.aws.evidence.AccountFiles;
import dev.plumbline.aws.evidence.Target;
import dev.plumbline.collect.Capture;
import dev.plumbline.collect.CaptureException;
import dev.plumbline.collect.Probes;
import dev.plumbline.connect.AwsTarget;
import dev.plumbline.connect.ConnectionProfile;
import dev.plumbline.connect.ConnectionPrompts;
import dev.plumbline.connect.LocalEnvironment;
import dev.plumbline.connect.Shell;
import dev.plumbline.connect.SshConnector;
import dev.plumbline.connect.plan.Attempt;
import dev.plumbline.connect.plan.ConnectionPlan;
import dev.plumbline.connect.plan.Inquiry;
import dev.plumbline.connect.plan.Known;
import dev.plumbline.connect.plan.NoWayException;
import dev.plumbline.connect.plan.OwnKeys;
import dev.plumbline.connect.plan.PlanProgress;
import dev.plumbline.connect.plan.PlannedConnector;
import dev.plumbline.connect.plan.Reached;
import dev.plumbline.connect.plan.Way;
import dev.plumbline.model.Cancellation;
import dev.plumbline.model.Recording;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * One instance of an account: signed in, planned, connected to and captured, by the window and the
 * command line alike. Everything but {@link #signIn} waits: run it off the user-interface thread.
 * Close it when the case is closed.
 */
public final class Reach implements AutoCloseable {
  /** Signs in, as {@link dev.plumbline.aws.profile.AwsLogin#open} does. */
  @FunctionalInterface
  public interface Accounts {
    /**
     * @throws AwsException when there is no such profile, or no Region
     */
    AwsAccount open(Optional<String> profile, Optional<String> region) throws AwsException;
  }

  private final ConnectionProfile profile;
  private final String instance;
  private final SshConnector ssh;
  private final LocalEnvironment local;
  private final Optional<AwsAccount> account;
  private final Optional<AwsException> trouble;

  private Reach(
      ConnectionProfile profile,
      String instance,
      SshConnector ssh,
      LocalEnvironment local,
      Optional<AwsAccount> account,
      Optional<AwsException> trouble) {
    this.profile = profile;
    this.instance = instance;
    this.ssh = ssh;
    this.local = local;
    this.account = account;
    this.trouble = trouble;
  }

  /**
   * Opens the account of an instance. Nothing is asked yet; an account that cannot be opened leaves
   * SSH, where the profile names an address.
   *
   * @param profile that tells the instance by its {@code aws} part, or has its id as address
   * @param region chosen by the person; absent for that of the profile, else of the sign-in
   * @param awsProfile likewise
   */
  public static Reach signIn(
      ConnectionProfile profile,
      Optional<String> region,
      Optional<String> awsProfile,
      Accounts accounts,
      SshConnector ssh,
      LocalEnvironment local) {
    String instance = profile.aws().map(AwsTarget::instance).orElse(profile.address());
    try {
      AwsAccount account =
          accounts.open(
              awsProfile.or(() -> profile.aws().flatMap(AwsTarget::profile)),
              region.or(() -> profile.aws().map(AwsTarget::region)));
      return new Reach(profile, instance, ssh, local, Optional.of(account), Optional.empty());
    } catch (AwsException e) {
      return new Reach(profile, instance, ssh, local, Optional.empty(), Optional.of(e));
    }
  }

  /** The account, where one could be opened. */
  public Optional<AwsAccount> account() {
    return account;
  }

  /**
   * The account.
   *
   * @throws AwsException saying why it could not be opened
   */
  public AwsAccount signedIn() throws AwsException {
    if (account.isEmpty()) {
      throw trouble.orElseThrow();
    }
    return account.get();
  }

  /** The instance's id. */
  public String instance() {
    return instance;
  }

  /**
   * Asks the account, and says which ways can work.
   *
   * @throws java.util.concurrent.CancellationException when {@code stop} was requested
   */
  public ConnectionPlan plan(Cancellation stop) {
    boolean keys = OwnKeys.any(local, profile);
    Known known =
        account
            .map(a -> Inquiry.ask(a, instance, keys, stop))
            .orElseGet(() -> Known.nothing(keys, trouble.orElseThrow()));
    return ConnectionPlan.of(profile, known, Instant.now());
  }

  /**
   * Connects by the first way that works.
   *
   * @param only the one way to try; absent for all that can work
   * @throws NoWayException with every attempt
   * @throws java.util.concurrent.CancellationException when {@code stop} was requested
   */
  public Reached connect(
      ConnectionPlan plan,
      Optional<Way> only,
      ConnectionPrompts prompts,
      PlanProgress progress,
      Cancellation stop)
      throws NoWayException {
    return new PlannedConnector(ssh, account).connect(plan, only, prompts, progress, stop);
  }

  /**
   * Captures the host over an open way and asks the account at the same time.
   *
   * @throws CaptureException when no probe could run
   * @throws java.util.concurrent.CancellationException when {@code stop} was requested
   */
  public Recording capture(Shell shell, ReachProgress progress, Cancellation stop)
      throws CaptureException {
    CompletableFuture<Optional<AccountFiles>> told =
        CompletableFuture.supplyAsync(
            () -> besideHost(progress, stop),
            work -> Thread.ofVirtual().name("account evidence").start(work));
    Recording host = Capture.run(shell, Probes.wholeHost(), progress, stop);
    Recording whole;
    try {
      whole = told.join().map(files -> files.with(host)).orElse(host);
    } catch (CompletionException e) {
      stop.check();
      whole = host.withNotes(List.of("The account's answers could not be read: " + e.getCause()));
    }
    return profile.production() ? whole.asProduction() : whole;
  }

  /**
   * Plans, connects and captures. Where no way leads in, what the account knows is kept: its
   * evidence and the console output.
   *
   * @param only the one way to try; absent for all that can work
   * @throws NoWayException when the account cannot be asked either
   * @throws CaptureException when a way was open, but no probe could run
   * @throws java.util.concurrent.CancellationException when {@code stop} was requested
   */
  public Harvest harvest(
      Optional<Way> only, ConnectionPrompts prompts, ReachProgress progress, Cancellation stop)
      throws NoWayException, CaptureException {
    ConnectionPlan plan = plan(stop);
    Reached reached;
    try {
      reached = connect(plan, only, prompts, progress, stop);
    } catch (NoWayException e) {
      if (plan.known().trouble().isPresent()) {
        throw e;
      }
      return new Harvest(alone(e, progress, stop), Optional.empty(), Optional.of(e));
    }
    boolean done = false;
    try {
      Recording recording = capture(reached.shell(), progress, stop);
      done = true;
      return new Harvest(recording, Optional.of(reached), Optional.empty());
    } finally {
      if (!done) {
        reached.shell().close();
      }
    }
  }

  /**
   * What the account knows of an instance that no way leads to, as a case of its own.
   *
   * @throws NoWayException the one given, when the account cannot be asked either
   */
  public Recording alone(NoWayException why, ReachProgress progress, Cancellation stop)
      throws NoWayException {
    if (account.isEmpty()) {
      throw why;
    }
    try {
      AccountFiles files =
          AccountEvidence.collect(account.get(), Target.instance(instance), progress, stop);
      progress.accountTold(files.files().size());
      Recording recording = files.alone().withNotes(notes(why));
      return profile.production() ? recording.asProduction() : recording;
    } catch (AwsException e) {
      why.addSuppressed(e);
      throw why;
    }
  }

  /**
   * What the account knows of the instance, as a case; nothing is connected to.
   *
   * @throws AwsException when the account cannot be asked
   */
  public Recording facts(ReachProgress progress, Cancellation stop) throws AwsException {
    AwsAccount asked = account.orElseThrow(() -> trouble.orElseThrow());
    AccountFiles files = AccountEvidence.collect(asked, Target.instance(instance), progress, stop);
    progress.accountTold(files.files().size());
    Recording recording =
        files.alone().withNotes(List.of("Only the account was asked; nothing was connected to."));
    return profile.production() ? recording.asProduction() : recording;
  }

  private static List<String> notes(NoWayException why) {
    return List.of(
        "Nothing of the host itself is here, because no way leads to it. "
            + String.join("; ", Attempt.sentences(why.attempts()))
            + ".");
  }

  private Optional<AccountFiles> besideHost(ReachProgress progress, Cancellation stop) {
    try {
      AccountFiles files =
          AccountEvidence.collect(signedIn(), Target.instance(instance), progress, stop);
      progress.accountTold(files.files().size());
      return Optional.of(files);
    } catch (AwsException e) {
      progress.accountSilent(e);
      return Optional.empty();
    }
  }

  @Override
  public void close() {
    account.ifPresent(AwsAccount::close);
  }
}
