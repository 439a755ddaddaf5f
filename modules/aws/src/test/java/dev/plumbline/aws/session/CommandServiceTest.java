package dev.plumbline.aws.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.aws.AwsException;
import dev.plumbline.aws.Here;
import dev.plumbline.aws.StandIn;
import dev.plumbline.model.Cancellation;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CommandServiceTest {
  private final StandIn aws = new StandIn();
  private final CommandService service =
      new CommandService(Here.account(aws), Duration.ofMillis(1));

  @BeforeEach
  void accepts() {
    aws.answer("ssm:SendCommand", "{\"Command\": {\"CommandId\": \"c-1\"}}");
  }

  @AfterEach
  void stop() {
    aws.close();
  }

  @Test
  void theEndIsWaitedForAlsoWhileTheCommandIsNotYetKnown() throws Exception {
    AtomicInteger polls = new AtomicInteger();
    aws.answer(
        "ssm:GetCommandInvocation",
        c ->
            switch (polls.incrementAndGet()) {
              case 1, 2 -> StandIn.error(c.action(), 400, "InvocationDoesNotExist", "not yet");
              case 3 -> StandIn.ok(c.action(), "{\"Status\": \"Pending\"}");
              case 4 -> StandIn.ok(c.action(), "{\"Status\": \"InProgress\"}");
              default ->
                  StandIn.ok(
                      c.action(),
                      "{\"Status\": \"Failed\", \"ResponseCode\": 3, \"StandardOutputContent\":"
                          + " \"out\", \"StandardErrorContent\": \"err\"}");
            });
    CommandResult result = service.run("i-1", "exit 3", 60, Cancellation.none());
    assertThat(result).isEqualTo(new CommandResult("c-1", "Failed", 3, "out", false, "err", false));
    assertThat(aws.calls("ssm:SendCommand").getFirst().json().toString())
        .contains("\"DocumentName\":\"AWS-RunShellScript\"")
        .contains("\"commands\":[\"exit 3\"]")
        .contains("\"executionTimeout\":[\"60\"]");
  }

  @Test
  void outputAtTheLimitOfTheServiceCountsAsCut() throws Exception {
    aws.answer(
        "ssm:GetCommandInvocation",
        "{\"Status\": \"Success\", \"ResponseCode\": 0, \"StandardOutputContent\": \"%s\","
                .formatted("x".repeat(CommandService.MOST_STDOUT))
            + " \"StandardErrorContent\": \"a\\n---Error truncated----\"}");
    CommandResult result = service.run("i-1", "true", 60, Cancellation.none());
    assertThat(result.stdoutCut()).isTrue();
    assertThat(result.stderrCut()).isTrue();
  }

  @Test
  void aCommandThatIsNeverKnownIsGivenUp() {
    aws.refuse("ssm:GetCommandInvocation", 400, "InvocationDoesNotExist", "never");
    assertThatThrownBy(() -> service.run("i-1", "true", 60, Cancellation.none()))
        .isInstanceOf(AwsException.class)
        .hasMessageContaining("c-1");
  }

  @Test
  void stoppingCancelsTheCommand() {
    Cancellation stop = new Cancellation();
    aws.answer("ssm:CancelCommand", "{}");
    aws.answer(
        "ssm:GetCommandInvocation",
        c -> {
          stop.request();
          return StandIn.ok(c.action(), "{\"Status\": \"InProgress\"}");
        });
    assertThatThrownBy(() -> service.run("i-1", "sleep 9", 60, stop))
        .isInstanceOf(CancellationException.class);
    assertThat(aws.actions()).contains("ssm:CancelCommand");
  }

  @Test
  void aMissingPermissionIsNamed() {
    aws.refuse("ssm:SendCommand", 400, "AccessDeniedException", "no");
    assertThatThrownBy(() -> service.run("i-1", "true", 60, Cancellation.none()))
        .isInstanceOfSatisfying(
            AwsException.class, e -> assertThat(e.missingPermission()).contains("ssm:SendCommand"));
  }
}
