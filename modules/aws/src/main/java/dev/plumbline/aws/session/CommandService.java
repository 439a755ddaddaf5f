package dev.plumbline.aws.session;

import dev.plumbline.aws.AwsAccount;
import dev.plumbline.aws.AwsException;
import dev.plumbline.aws.AwsException.Kind;
import dev.plumbline.aws.Purpose;
import dev.plumbline.model.Cancellation;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.GetCommandInvocationResponse;
import software.amazon.awssdk.services.ssm.model.InvocationDoesNotExistException;

/**
 * Runs a script by Run Command. The result exists only when the script has ended, cut to 24,000
 * characters of stdout and 8,000 of stderr (Systems Manager API reference, GetCommandInvocation):
 * there is nothing to follow.
 */
public final class CommandService {
  /** Characters of stdout that the service keeps. */
  public static final int MOST_STDOUT = 24_000;

  /** Characters of stderr that the service keeps. */
  public static final int MOST_STDERR = 8_000;

  private static final String DOCUMENT = "AWS-RunShellScript";
  private static final Set<String> UNDER_WAY =
      Set.of("Pending", "InProgress", "Delayed", "Cancelling");
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

  /** How long an accepted command may be unknown: the service tells of it a little later. */
  private static final int UNKNOWN_AT_MOST = 10;

  private final AwsAccount account;
  private final Duration firstPause;

  public CommandService(AwsAccount account) {
    this(account, Duration.ofSeconds(1));
  }

  CommandService(AwsAccount account, Duration firstPause) {
    this.account = account;
    this.firstPause = firstPause;
  }

  /**
   * Runs it and waits for the end.
   *
   * @param seconds after which the agent ends the script
   * @param stop asks the service to cancel the command
   * @throws AwsException when it is not permitted, or the agent never took it
   * @throws CancellationException when {@code stop} was requested
   */
  public CommandResult run(String instance, String script, int seconds, Cancellation stop)
      throws AwsException {
    stop.check();
    String id = send(instance, script, seconds);
    CountDownLatch stopped = new CountDownLatch(1);
    stop.onRequest(stopped::countDown);
    Duration pause = firstPause;
    int unknown = 0;
    while (true) {
      if (pause(stopped, pause)) {
        cancel(id);
        throw new CancellationException("stopped by the user");
      }
      Optional<GetCommandInvocationResponse> answer = poll(instance, id);
      unknown = answer.isEmpty() ? unknown + 1 : 0;
      if (unknown > UNKNOWN_AT_MOST) {
        throw AwsException.of(
                Kind.NOT_FOUND,
                "Command " + id + " was accepted, but is not known for " + instance + ".")
            .advice("Look for it in Systems Manager, Run Command, Command history.")
            .build();
      }
      if (answer.filter(a -> !UNDER_WAY.contains(a.statusAsString())).isPresent()) {
        return result(id, answer.get());
      }
      pause =
          pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0
              ? pause.multipliedBy(2)
              : LONGEST_PAUSE;
    }
  }

  private String send(String instance, String script, int seconds) throws AwsException {
    try {
      return ssm()
          .sendCommand(
              r ->
                  r.instanceIds(instance)
                      .documentName(DOCUMENT)
                      .comment("plumbline")
                      .timeoutSeconds(60)
                      .parameters(
                          Map.of(
                              "commands",
                              List.of(script),
                              "executionTimeout",
                              List.of(String.valueOf(seconds)))))
          .command()
          .commandId();
    } catch (RuntimeException e) {
      throw account.explain(e, "ssm:SendCommand");
    }
  }

  private Optional<GetCommandInvocationResponse> poll(String instance, String id)
      throws AwsException {
    try {
      return Optional.of(ssm().getCommandInvocation(r -> r.commandId(id).instanceId(instance)));
    } catch (InvocationDoesNotExistException e) {
      return Optional.empty();
    } catch (RuntimeException e) {
      throw account.explain(e, "ssm:GetCommandInvocation");
    }
  }

  private void cancel(String id) throws AwsException {
    try {
      ssm().cancelCommand(r -> r.commandId(id));
    } catch (RuntimeException e) {
      throw account.explain(e, "ssm:CancelCommand");
    }
  }

  /** True when a stop was asked for meanwhile. */
  private static boolean pause(CountDownLatch stopped, Duration pause) {
    try {
      return stopped.await(pause.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }

  private static CommandResult result(String id, GetCommandInvocationResponse answer) {
    String out = Optional.ofNullable(answer.standardOutputContent()).orElse("");
    String err = Optional.ofNullable(answer.standardErrorContent()).orElse("");
    return new CommandResult(
        id,
        answer.statusAsString(),
        Optional.ofNullable(answer.responseCode()).orElse(-1),
        out,
        out.length() >= MOST_STDOUT || out.stripTrailing().endsWith("---Output truncated---"),
        err,
        err.length() >= MOST_STDERR || err.stripTrailing().endsWith("---Error truncated----"));
  }

  private SsmClient ssm() {
    return account.ssm(Purpose.COMMAND);
  }
}
