package dev.plumbline.app.open;

import dev.plumbline.app.live.Harvest;
import dev.plumbline.app.live.Reach;
import dev.plumbline.app.shell.CaseEvidence;
import dev.plumbline.app.task.Progress;
import dev.plumbline.connect.AwsTarget;
import dev.plumbline.connect.ConnectionException;
import dev.plumbline.connect.ConnectionProfile;
import dev.plumbline.connect.ConnectionPrompts;
import dev.plumbline.connect.ConnectionStage;
import dev.plumbline.connect.Shell;
import dev.plumbline.connect.plan.PlanProgress;
import dev.plumbline.connect.plan.Reached;
import dev.plumbline.connect.plan.Way;
import dev.plumbline.model.Cancellation;
import dev.plumbline.model.Recording;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;

/**
 * A host reached by way of its account: by the first way that works, captured together with what
 * the account says of it. Where no way leads in, the account's answers are the case.
 */
final class AccountHost implements LiveHost {
  /**
   * What is wanted.
   *
   * @param only the one way to try; absent for all that can work
   * @param factsOnly nothing is connected to
   */
  record Wish(Optional<Way> only, boolean factsOnly) {
    static final Wish USUAL = new Wish(Optional.empty(), false);
  }

  private final Reach reach;
  private final ConnectionProfile profile;
  private final Wish wish;
  private final ConnectionPrompts prompts;
  private final Finish finish;
  private volatile Optional<Way> way = Optional.empty();
  private volatile boolean closed;

  AccountHost(
      Reach reach, ConnectionProfile profile, Wish wish, ConnectionPrompts prompts, Finish finish) {
    this.reach = reach;
    this.profile = profile;
    this.wish = wish;
    this.prompts = prompts;
    this.finish = finish;
  }

  @Override
  public ConnectionProfile profile() {
    return profile;
  }

  @Override
  public Live open(Progress progress) throws IOException {
    progress.text("asking the account");
    ProgressLines lines = new ProgressLines(progress);
    if (wish.factsOnly()) {
      return new Live(
          CaseEvidence.of(reach.facts(lines, progress.cancellation())),
          Optional.empty(),
          Optional.empty());
    }
    Harvest harvest = reach.harvest(only(), prompts, lines, progress.cancellation());
    way = harvest.reached().map(Reached::way);
    progress.text("reading what was captured");
    Optional<Shell> shell = harvest.reached().map(Reached::shell);
    Recording captured = harvest.recording();
    return Live.read(
        shell, way, () -> CaseEvidence.of(shell.isPresent() ? finish.apply(captured) : captured));
  }

  /** The way that was asked for now, else the one that is saved with the profile. */
  private Optional<Way> only() {
    return wish.only().or(() -> profile.aws().flatMap(AwsTarget::way).flatMap(Way::of));
  }

  @Override
  public Shell reconnect(Cancellation stop) throws ConnectionException {
    try {
      return reach
          .connect(reach.plan(stop), way.or(this::only), prompts, PlanProgress.silent(), stop)
          .shell();
    } catch (IllegalStateException | RejectedExecutionException e) {
      if (closed) {
        throw new ConnectionException(
            ConnectionStage.CONFIGURATION, reach.instance(), "the case was closed", "", List.of());
      }
      throw e;
    }
  }

  @Override
  public CaseEvidence capture(Shell shell, Progress progress) throws IOException {
    Recording captured = reach.capture(shell, new ProgressLines(progress), progress.cancellation());
    progress.text("reading what was captured");
    return CaseEvidence.of(finish.apply(captured));
  }

  @Override
  public void close() {
    closed = true;
    reach.close();
  }
}
