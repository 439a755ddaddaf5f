package dev.plumbline.app.screen.connect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.app.screen.connect.ConnectionTest.Line;
import dev.plumbline.app.screen.connect.ConnectionTest.Result;
import dev.plumbline.app.screen.connect.ConnectionTest.State;
import dev.plumbline.connect.ConnectionException;
import dev.plumbline.connect.ConnectionStage;
import dev.plumbline.connect.ConnectionStep;
import dev.plumbline.connect.ConnectionStep.Kind;
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
    assertThat(now().lines()).extracting(Line::step).containsExactly(TCP, KEY, IN);
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
    assertThat(now().lines()).extracting(Line::step).containsExactly(TCP, KEY);
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
}
