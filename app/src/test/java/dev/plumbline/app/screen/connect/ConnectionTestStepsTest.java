package dev.plumbline.app.screen.connect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.app.screen.connect.ConnectionTest.Line;
import dev.plumbline.app.screen.connect.ConnectionTest.Result;
import dev.plumbline.app.screen.connect.ConnectionTest.State;
import dev.plumbline.connect.ConnectionException;
import dev.plumbline.connect.ConnectionProfile;
import dev.plumbline.connect.ConnectionStage;
import dev.plumbline.connect.ConnectionStep;
import dev.plumbline.connect.ConnectionStep.Kind;
import dev.plumbline.connect.plan.Attempt;
import dev.plumbline.connect.plan.ConnectionPlan;
import dev.plumbline.connect.plan.Known;
import dev.plumbline.connect.plan.Option;
import dev.plumbline.connect.plan.Option.Outlook;
import dev.plumbline.connect.plan.Way;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a connection test tells while it runs and when it is over. */
class ConnectionTestStepsTest {
  private static final ConnectionStep TCP = step(Kind.CONNECT, "Open TCP");
  private static final ConnectionStep KEY = step(Kind.VERIFY_HOST_KEY, "Verify host key");
  private static final ConnectionStep IN = step(Kind.LOG_IN, "Log in");

  private final ConnectionTest test = new ConnectionTest(Runnable::run);

  private static ConnectionStep step(Kind kind, String title) {
    return new ConnectionStep(kind, 0, "10.0.1.25:22", title);
  }

  private Result now() {
    return test.result().get();
  }

  @Test
  void plannedStepsWaitAndAreDoneInTheirPlaces() {
    test.planned(List.of(TCP, KEY, IN));
    test.started(TCP);
    assertThat(now().lines())
        .extracting(Line::state)
        .containsExactly(State.RUNNING, State.WAITING, State.WAITING);
    test.done(TCP, "OpenSSH_8.7", Duration.ofMillis(30));
    test.done(KEY, "ED25519", Duration.ofMillis(2));
    assertThat(now().lines())
        .extracting(Line::title)
        .containsExactly(TCP.title(), KEY.title(), IN.title());
    assertThat(now().took()).isEqualTo(Duration.ofMillis(32));
    assertThat(now().over()).isFalse();
    assertThat(now().failedAt()).isZero();
  }

  @Test
  void aFailureKeepsItsStepAndWhatFollowsWasNotReached() {
    ConnectionException failure =
        new ConnectionException(
            ConnectionStage.TCP, "10.0.1.25:22", "no answer within 10 s", "", List.of());
    test.planned(List.of(TCP, KEY, IN));
    test.done(TCP, "", Duration.ofMillis(5));
    test.failed(KEY, failure, Duration.ofSeconds(10));
    test.end(Optional.of(failure));
    assertThat(now().over()).isTrue();
    assertThat(now().failedAt()).isEqualTo(2);
    assertThat(now().failure()).contains(failure);
    assertThat(now().lines().get(1).detail()).isEqualTo("no answer within 10 s");
    assertThat(now().lines().getLast().state()).isEqualTo(State.NOT_REACHED);
  }

  @Test
  void stepsPlannedAgainAreNotRepeatedAndWarningsStay() {
    test.planned(List.of(TCP));
    test.warning("config line 3 was left out");
    test.planned(List.of(TCP, KEY));
    test.end(Optional.empty());
    assertThat(now().lines()).extracting(Line::title).containsExactly(TCP.title(), KEY.title());
    assertThat(now().warnings()).containsExactly("config line 3 was left out");
  }

  @Test
  void nothingChangesBeforeTheDoorLetsItIn() {
    ArrayDeque<Runnable> waiting = new ArrayDeque<>();
    ConnectionTest elsewhere = new ConnectionTest(waiting::add);
    elsewhere.planned(List.of(TCP));
    assertThat(elsewhere.result().get().lines()).isEmpty();
    waiting.forEach(Runnable::run);
    assertThat(elsewhere.result().get().lines()).hasSize(1);
  }

  @Test
  void stepsStandBelowTheWayTheyBelongToAndAWayThatCannotWorkKeepsItsReason() {
    Option closed = new Option(Way.SSH, Outlook.IMPOSSIBLE, "no public address");
    Option session = new Option(Way.SSH_SESSION, Outlook.RECOMMENDED, "needs no open port");
    Option plain = new Option(Way.SHELL_SESSION, Outlook.POSSIBLE, "needs no SSH server");
    Known known = new Known(Optional.empty(), Optional.empty(), true, Optional.empty());
    test.plan(
        new ConnectionPlan(
            ConnectionProfile.of("web", "i-0123456789abcdef0"),
            known,
            List.of(closed, session, plain)));
    test.wayBegan(session);
    test.planned(List.of(TCP, KEY));
    test.failed(
        TCP,
        new ConnectionException(ConnectionStage.TCP, "web", "nothing listens", "", List.of()),
        Duration.ofMillis(3));
    test.wayFailed(new Attempt(Way.SSH_SESSION, Attempt.Outcome.FAILED, "nothing listens"));
    test.wayBegan(plain);
    test.started(IN);
    test.done(IN, "", Duration.ofMillis(5));
    test.wayOpened(new Attempt(Way.SHELL_SESSION, Attempt.Outcome.OPENED, "as ssm-user"));
    test.end(Optional.empty());
    assertThat(now().lines())
        .extracting(Line::title)
        .containsExactly("SSH", "Session with SSH", "Open TCP", "Plain session", "Log in");
    assertThat(now().lines())
        .extracting(Line::state)
        .containsExactly(State.LEFT_OUT, State.FAILED, State.FAILED, State.DONE, State.DONE);
    assertThat(now().lines().getFirst().detail()).isEqualTo("No public address");
    assertThat(now().opened()).contains("Plain session");
  }
}
