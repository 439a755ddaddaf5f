package dev.plumbline.connect.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.plumbline.aws.AwsException;
import dev.plumbline.connect.ConnectionException;
import dev.plumbline.connect.ConnectionStage;
import dev.plumbline.connect.RemoteProcess;
import dev.plumbline.connect.Shell;
import dev.plumbline.connect.plan.Attempt.Outcome;
import dev.plumbline.connect.ssm.SessionApiException;
import dev.plumbline.connect.ssm.UpgradeRefusedException;
import dev.plumbline.model.Cancellation;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;

/** Which ways are tried after which failures. */
class PlannedConnectorTest {
  private final Map<Way, ConnectionException> failing = new EnumMap<>(Way.class);
  private final List<Way> tried = new ArrayList<>();

  private Shell open(Way way) throws ConnectionException {
    tried.add(way);
    ConnectionException failure = failing.get(way);
    if (failure != null) {
      throw failure;
    }
    return new Opened();
  }

  private Reached connect(Known known) throws NoWayException {
    return connect(known, Optional.empty());
  }

  private Reached connect(Known known, Optional<Way> only) throws NoWayException {
    return PlannedConnector.connect(
        PlanCase.plan(known), only, this::open, PlanProgress.silent(), Cancellation.none());
  }

  private void fails(Way way, ConnectionStage stage, String what, IOException cause) {
    ConnectionException failure =
        new ConnectionException(stage, "host", what, "", List.of("Do this after " + way));
    failure.initCause(cause);
    failing.put(way, failure);
  }

  private void fails(Way way, ConnectionStage stage, String what) {
    fails(way, stage, what, new IOException(what));
  }

  @Test
  void theFirstWayThatOpensIsTaken() throws Exception {
    Reached reached = connect(PlanCase.open(true));
    assertThat(reached.way()).isEqualTo(Way.SSH);
    assertThat(tried).containsExactly(Way.SSH);
  }

  @Test
  void aPortThatDoesNotAnswerTakesInstanceConnectWithIt() throws Exception {
    fails(Way.SSH, ConnectionStage.TCP, "198.51.100.7 port 22 did not answer");
    Reached reached = connect(PlanCase.open(true));
    assertThat(tried).containsExactly(Way.SSH, Way.SSH_SESSION);
    assertThat(reached.attempts())
        .extracting(Attempt::outcome)
        .containsExactly(Outcome.FAILED, Outcome.SKIPPED, Outcome.OPENED);
    assertThat(reached.attempts().get(1).reason()).contains("did not answer");
  }

  @Test
  void keysThatAreRefusedLeaveInstanceConnect() throws Exception {
    fails(Way.SSH, ConnectionStage.AUTHENTICATION, "no key was taken");
    assertThat(connect(PlanCase.open(true)).way()).isEqualTo(Way.INSTANCE_CONNECT);
  }

  @Test
  void anAgentThatIsNotConnectedEndsSessions() throws Exception {
    fails(
        Way.SSH_SESSION,
        ConnectionStage.SESSION,
        "The agent is not connected.",
        new SessionApiException("TargetNotConnected", "no"));
    Known unknownAgent = new Known(Optional.empty(), Optional.empty(), true, Optional.empty());
    NoWayException none = catchThrowableOfType(NoWayException.class, () -> connect(unknownAgent));
    assertThat(tried).containsExactly(Way.SSH_SESSION);
    assertThat(none.attempts()).hasSize(Way.values().length);
    assertThat(none).hasMessageContaining("Run Command: agent is not connected");
  }

  @Test
  void anAgentThatPingsIsStillAskedByRunCommand() throws Exception {
    fails(
        Way.SSH_SESSION,
        ConnectionStage.SESSION,
        "The agent is not connected.",
        new SessionApiException("TargetNotConnectedException", "no"));
    assertThat(connect(PlanCase.hidden()).way()).isEqualTo(Way.RUN_COMMAND);
    assertThat(tried).containsExactly(Way.SSH_SESSION, Way.RUN_COMMAND);
  }

  @Test
  void aSessionThatIsDeniedMayBeTheDocumentAlone() throws Exception {
    fails(
        Way.SSH_SESSION,
        ConnectionStage.SESSION,
        "The account refused the session.",
        new SessionApiException("AccessDeniedException", "no"));
    assertThat(connect(PlanCase.hidden()).way()).isEqualTo(Way.SHELL_SESSION);
  }

  @Test
  void aDataChannelThatIsRefusedLeavesRunCommand() throws Exception {
    fails(
        Way.SSH_SESSION,
        ConnectionStage.SESSION,
        "The data channel was refused.",
        new UpgradeRefusedException(403));
    assertThat(connect(PlanCase.hidden()).way()).isEqualTo(Way.RUN_COMMAND);
    assertThat(tried).containsExactly(Way.SSH_SESSION, Way.RUN_COMMAND);
  }

  @Test
  void aSignInThatHasEndedEndsAllOfTheAccount() {
    fails(
        Way.SSH_SESSION,
        ConnectionStage.SESSION,
        "The sign-in has ended.",
        AwsException.of(AwsException.Kind.SIGN_IN, "The sign-in has ended.").build());
    assertThatThrownBy(() -> connect(PlanCase.hidden()))
        .isInstanceOfSatisfying(
            NoWayException.class,
            e -> assertThat(e.advice()).containsExactly("Do this after SSH_SESSION"));
    assertThat(tried).containsExactly(Way.SSH_SESSION);
  }

  @Test
  void whoInsistsOnAWayGetsItTriedAlone() {
    fails(Way.SSH, ConnectionStage.TCP, "no answer");
    assertThatThrownBy(() -> connect(PlanCase.hidden(), Optional.of(Way.SSH)))
        .isInstanceOf(NoWayException.class)
        .hasMessageContaining("SSH: no answer");
    assertThat(tried).containsExactly(Way.SSH);
  }

  @Test
  void aStopEndsTheTrying() {
    Cancellation stop = new Cancellation();
    stop.request();
    assertThatThrownBy(
            () ->
                PlannedConnector.connect(
                    PlanCase.plan(PlanCase.hidden()),
                    Optional.empty(),
                    this::open,
                    PlanProgress.silent(),
                    stop))
        .isInstanceOf(CancellationException.class);
    assertThat(tried).isEmpty();
  }

  private static final class Opened implements Shell {
    @Override
    public RemoteProcess exec(String command) throws IOException {
      throw new IOException("nothing runs here");
    }

    @Override
    public String description() {
      return "a shell";
    }

    @Override
    public boolean isOpen() {
      return true;
    }

    @Override
    public void onClosed(Runnable action) {
      // it never is
    }

    @Override
    public void close() {
      // nothing is open
    }
  }
}
