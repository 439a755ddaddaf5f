package dev.plumbline.connect.ssm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.session.Frame;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A session outlives its connections. */
class DataChannelReconnectTest extends DataChannelCase {
  @ParameterizedTest
  @CsvSource({"1000", "1001", "1006", "1011"})
  void aClosedSocketIsReplacedAndWhatWasNotAcknowledgedGoesOutAgain(int code) throws Exception {
    DataChannel channel = shell();
    channel.take(bytes("one"));
    acknowledgeAll();
    channel.take(bytes("two"));
    closeSocket(code);
    assertThat(transport.wires).hasSize(2);
    assertThat(transport.last().input().stream().map(Frame::text)).containsExactly("two");
    assertThat(transport.last().input())
        .isEqualTo(transport.wires.getFirst().input().subList(1, 2));
    deliver(agent.output("on"));
    assertThat(told.text()).isEqualTo("$ on");
    assertThat(told.states).endsWith(SessionState.RECONNECTING, SessionState.READY_SHELL);
  }

  @Test
  void inputWaitsInTheBoundedBufferWhileThereIsNoConnection() throws Exception {
    DataChannel channel = shell();
    transport.failures.add(new IOException("no route"));
    closeSocket(1006);
    assertThat(channel.state()).isEqualTo(SessionState.RECONNECTING);
    assertThat(channel.take(bytes("typed"))).isTrue();
    time.advance(1_000);
    assertThat(transport.last().input().stream().map(Frame::text)).containsOnly("typed");
    assertThat(told.notes.getFirst()).contains("could not be resumed yet", "no route");
  }

  @Test
  void resumingIsTriedForFiveMinutesWithGrowingDelaysAndThenTheEngineerIsAsked() throws Exception {
    told.patience = 1;
    DataChannel channel = shell();
    for (int i = 0; i < 500; i++) {
      account.answers.add(new SessionApiException("ThrottlingException", "Rate exceeded"));
    }
    closeSocket(1006);
    time.advance(299_000);
    int tries = account.calls.size();
    assertThat(tries).isBetween(55, 70);
    assertThat(told.questions).isEmpty();
    time.advance(2_000);
    assertThat(told.questions).hasSize(1);
    time.advance(290_000);
    assertThat(channel.state()).isEqualTo(SessionState.RECONNECTING);
    time.advance(20_000);
    assertThat(ended()).contains("no connection to the session for five minutes", "busy");
    assertThat(account.calls).endsWith("terminate " + FakeAccount.SESSION);
  }

  @Test
  void aSocketThatOpensAndClosesAgainAndAgainDoesNotMakeAStorm() throws Exception {
    shell();
    for (int i = 0; i < 1000 && told.ends.isEmpty(); i++) {
      closeSocket(1000);
      time.advance(1_000);
    }
    assertThat(transport.wires).hasSizeLessThan(100);
    assertThat(ended()).contains("no connection");
  }

  @ParameterizedTest
  @CsvSource({"true", "false"})
  void aSessionThatIsGoneEndsWithASentence(boolean emptyToken) throws Exception {
    DataChannel channel = shell();
    account.answers.add(
        emptyToken
            ? new SessionApi.Resumed("", "")
            : new SessionApiException("DoesNotExistException", "no such session"));
    closeSocket(1000);
    assertThat(channel.state()).isEqualTo(SessionState.ENDED);
    assertThat(ended())
        .isEqualTo(
            "The session is over. It was ended on the other side, or reached its time limit.");
    assertThatThrownBy(() -> channel.write(bytes("x"))).hasMessageContaining("session is over");
    time.advance(100_000);
    assertThat(transport.wires).hasSize(1);
  }

  @Test
  void aRefusedUpgradeOnResumeIsTriedAgainWithFreshCredentials() throws Exception {
    DataChannel channel = shell();
    transport.failures.add(new UpgradeRefusedException(403));
    transport.failures.add(new UpgradeRefusedException(403));
    closeSocket(1000);
    time.advance(5_000);
    assertThat(channel.state()).isEqualTo(SessionState.READY_SHELL);
    assertThat(told.notes.getFirst()).contains("ssmmessages:OpenDataChannel");
  }

  @Test
  void theAddressOfTheResumedSessionIsUsedAndChecked() throws Exception {
    DataChannel channel = shell();
    String next = FakeAccount.URL + "&cell-number=AA+/=";
    account.answers.add(new SessionApi.Resumed("t", next));
    closeSocket(1000);
    assertThat(transport.last().url).hasToString(next);
    transport.last().listener().pong();
    account.answers.add(new SessionApi.Resumed("t", "wss://evil.example/?x=secret"));
    closeSocket(1000);
    assertThat(transport.wires).hasSize(2);
    assertThat(channel.state()).isEqualTo(SessionState.RECONNECTING);
    assertThat(told.notes.getLast()).contains("refused", "evil.example").doesNotContain("secret");
  }

  @Test
  void whatAnOldConnectionStillSaysIsNotHeard() throws Exception {
    DataChannel channel = shell();
    FakeTransport.Wire old = transport.last();
    closeSocket(1006);
    old.deliver(FrameAgent.closed(""));
    old.listener().closed(1006, "");
    time.settle();
    assertThat(channel.state()).isEqualTo(SessionState.READY_SHELL);
    assertThat(transport.wires).hasSize(2);
  }

  @Test
  void aSocketLostDuringTheHandshakeGoesOnWhereItWas() throws Exception {
    DataChannel channel = open();
    deliver(agent.request("3.3.987.0", FrameAgent.shell()));
    closeSocket(1006);
    assertThat(channel.state()).isEqualTo(SessionState.HANDSHAKE);
    assertThat(transport.last().input().stream().map(Frame::payloadType)).containsExactly(6);
    deliver(agent.complete());
    assertThat(channel.state()).isEqualTo(SessionState.READY_SHELL);
  }
}
