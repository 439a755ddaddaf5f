package dev.plumbline.app.cli;

import dev.plumbline.app.live.ReachProgress;
import dev.plumbline.app.shell.Plurals;
import dev.plumbline.aws.AwsException;
import dev.plumbline.collect.Probe;
import dev.plumbline.connect.plan.Attempt;
import java.io.PrintWriter;
import java.util.function.Consumer;

/** Tells on stderr how an instance is reached and captured. */
final class ReachMessages implements ReachProgress {
  private final PrintWriter out;
  private final CaptureMessages capture;
  private final Consumer<Boolean> reconnecting;

  ReachMessages(PrintWriter out) {
    this(out, _ -> {});
  }

  /**
   * @param reconnecting told when what carries the connection is away and back
   */
  ReachMessages(PrintWriter out, Consumer<Boolean> reconnecting) {
    this.out = out;
    this.reconnecting = reconnecting;
    this.capture = new CaptureMessages(out);
  }

  @Override
  public void warning(String text) {
    say("Warning: " + text);
  }

  @Override
  public void reconnecting(boolean now) {
    reconnecting.accept(now);
  }

  /** What was left out is told at the end, if nothing led in. */
  @Override
  public void wayFailed(Attempt attempt) {
    if (attempt.outcome() == Attempt.Outcome.FAILED) {
      say(attempt.sentence() + ".");
    }
  }

  @Override
  public void wayOpened(Attempt attempt) {
    say(attempt.way().label() + " leads in: " + attempt.reason());
  }

  @Override
  public void began(Probe probe, int index, int total) {
    capture.began(probe, index, total);
  }

  @Override
  public void ended(Probe probe, String problem) {
    capture.ended(probe, problem);
  }

  @Override
  public void accountTold(int files) {
    say(Plurals.of(files, "answer") + " of the account");
  }

  @Override
  public void accountSilent(AwsException why) {
    say("The account could not be asked: " + why.what());
  }

  private void say(String sentence) {
    out.println(Terminal.safe(sentence));
    out.flush();
  }
}
