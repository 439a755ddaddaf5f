package dev.plumbline.connect.plan;

import dev.plumbline.aws.AwsAccount;
import dev.plumbline.connect.ConnectionException;
import dev.plumbline.connect.ConnectionProfile;
import dev.plumbline.connect.ConnectionPrompts;
import dev.plumbline.connect.Shell;
import dev.plumbline.connect.SshConnector;
import dev.plumbline.connect.plan.Attempt.Outcome;
import dev.plumbline.model.Cancellation;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Tries the ways of a plan, one after the other, until one is open. */
public final class PlannedConnector {
  private final SshConnector ssh;
  private final Optional<AwsAccount> account;

  /** Opens one way. */
  @FunctionalInterface
  interface Opener {
    /**
     * Opens it.
     *
     * @throws ConnectionException saying why it does not open
     */
    Shell open(Way way) throws ConnectionException;
  }

  /**
   * @param account where one is signed in; without it only SSH can work
   */
  public PlannedConnector(SshConnector ssh, Optional<AwsAccount> account) {
    this.ssh = ssh;
    this.account = account;
  }

  /**
   * Connects. Blocks; run it off the user-interface thread.
   *
   * @param only the one way to try, whatever the plan thinks of it; absent for all that can work
   * @throws NoWayException when none led in, with every attempt
   * @throws java.util.concurrent.CancellationException when {@code stop} was requested
   */
  public Reached connect(
      ConnectionPlan plan,
      Optional<Way> only,
      ConnectionPrompts prompts,
      PlanProgress progress,
      Cancellation stop)
      throws NoWayException {
    return connect(
        plan, only, new WayOpener(ssh, account, plan, prompts, progress, stop), progress, stop);
  }

  static Reached connect(
      ConnectionPlan plan,
      Optional<Way> only,
      Opener opener,
      PlanProgress progress,
      Cancellation stop)
      throws NoWayException {
    Lessons lessons = new Lessons(plan.known());
    List<Attempt> attempts = new ArrayList<>();
    Set<String> advice = new LinkedHashSet<>();
    plan.known().trouble().ifPresent(trouble -> advice.addAll(trouble.advice()));
    for (Option option : only.map(way -> List.of(plan.option(way))).orElse(plan.options())) {
      stop.check();
      Optional<String> skip =
          only.isPresent()
              ? Optional.empty()
              : Optional.of(option.reason())
                  .filter(_ -> !option.possible())
                  .or(() -> lessons.against(option.way()));
      if (skip.isPresent()) {
        attempts.add(new Attempt(option.way(), Outcome.SKIPPED, skip.get()));
        progress.wayFailed(attempts.getLast());
        continue;
      }
      progress.wayBegan(option);
      try {
        Shell shell = opener.open(option.way());
        attempts.add(new Attempt(option.way(), Outcome.OPENED, shell.description()));
        progress.wayOpened(attempts.getLast());
        return new Reached(shell, option.way(), attempts);
      } catch (ConnectionException e) {
        stop.check();
        lessons.learn(option.way(), e);
        attempts.add(new Attempt(option.way(), Outcome.FAILED, Attempt.clause(e.what())));
        advice.addAll(e.advice());
        progress.wayFailed(attempts.getLast());
      }
    }
    ConnectionProfile profile = plan.profile();
    throw new NoWayException(
        plan.instance().orElse(profile.address()), attempts, List.copyOf(advice));
  }
}
