package dev.plumbline.connect.ssm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.session.Flag;
import dev.plumbline.session.Frame;
import dev.plumbline.session.PayloadType;
import dev.plumbline.session.TerminalSize;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How a session ends, in words. */
class DataChannelEndTest extends DataChannelCase {
  @Test
  void aSilentInstanceEndsTheSessionAfter30SecondsAndItIsTerminated() throws Exception {
    open();
    for (int second = 0; second < 31; second++) {
      time.advance(1000);
      transport.last().listener().pong();
    }
    assertThat(ended()).contains("did not answer within 30 seconds");
    assertThat(account.calls).endsWith("terminate " + FakeAccount.SESSION);
  }

  @Test
  void aTokenThatIsNotAcceptedIsNotTriedAgain() throws Exception {
    open();
    closeSocket(1003);
    assertThat(ended()).contains("did not accept the session's token");
    assertThat(transport.wires).hasSize(1);
  }

  @Test
  void closingAPortSaysSoToTheAgentAndTheService() throws Exception {
    DataChannel channel = port("3.3.987.0");
    channel.close();
    time.settle();
    Frame last = transport.last().input().getLast();
    assertThat(Flag.of(last.payload())).contains(Flag.TERMINATE_SESSION);
    assertThat(account.calls).endsWith("terminate " + FakeAccount.SESSION);
    assertThat(transport.last().closed).isTrue();
    assertThat(told.end().normal()).isTrue();
  }

  @Test
  void anAgentThatDoesNotKnowTheFlagIsEndedByTheServiceAlone() throws Exception {
    DataChannel channel = port("2.3.722.0");
    channel.close();
    time.settle();
    assertThat(transport.last().input().stream().map(Frame::payloadType)).containsExactly(6);
    assertThat(account.calls).endsWith("terminate " + FakeAccount.SESSION);
  }

  @Test
  void theSizeIsSentOnceAndOnChangeOnly() throws Exception {
    DataChannel channel = open();
    channel.resize(new TerminalSize(100, 30));
    assertThat(transport.last().input()).isEmpty();
    deliver(agent.output("$ "));
    channel.resize(new TerminalSize(100, 30));
    channel.resize(new TerminalSize(101, 30));
    assertThat(transport.last().input().stream().map(Frame::text))
        .containsExactly("{\"cols\":100,\"rows\":30}", "{\"cols\":101,\"rows\":30}");
  }

  @Test
  void wordsOfTheOtherSideAreNoCommandsForTheTerminal() throws Exception {
    shell();
    deliver(FrameAgent.other("\u001b[2J", new byte[0]));
    deliver(FrameAgent.closed("gone\u001b]0;title\u0007\r\nreally" + "x".repeat(10_000)));
    assertThat(told.notes).containsExactly("A message of unknown type ?[2J was ignored.");
    assertThat(ended()).contains("gone?]0;title?\nreally").hasSizeLessThan(3000);
  }

  @Test
  void missingOutputAtTheEndIsSaid() throws Exception {
    shell();
    deliver(FrameAgent.frame(5, PayloadType.OUTPUT, FrameAgent.utf8("late")));
    deliver(FrameAgent.closed(""));
    assertThat(told.end().normal()).isTrue();
    assertThat(told.end().complete()).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Setting up data channel with id s-1 failed | cannot reach ssmmessages
          Encountered error while initiating handshake. KMSEncryption failed on client with status 2 | kms:GenerateDataKey
          Fetching data key failed: Unable to retrieve data key, AccessDenied | kms:Decrypt
          Couldn't start the session because we are unable to validate encryption | log
          Handshake timed out. Please ensure that you have the latest version | waited too long
          Unable to connect to specified port: dial tcp 127.0.0.1:81 | Nothing listens
          Plugin with name Port is not supported by this version of ssm agent | too old
          Your session timed out due to inactivity | nothing passed through it
          """)
  void theLastWordIsPutInTheEngineersWords(String output, String words) throws Exception {
    shell();
    deliver(FrameAgent.closed("----------ERROR-------\n" + output));
    assertThat(ended()).contains(words);
    assertThat(told.end().detail()).isEqualTo(output);
    assertThat(told.end().normal()).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          TargetNotConnected | not connected to Session Manager
          AccessDeniedException | ssm:StartSession
          InvalidDocument | session document does not exist
          ExpiredTokenException | credentials have expired
          SomethingNew | answered SomethingNew
          """)
  void anErrorOfStartSessionIsPutInTheEngineersWords(String code, String words) {
    account.answers.add(new SessionApiException(code, "text of the service"));
    assertThatThrownBy(this::open).isInstanceOf(SessionException.class).hasMessageContaining(words);
  }

  @Test
  void aRefusedUpgradeNamesThePermissionAndTheSessionIsNotLeftBehind() {
    transport.failures.add(new UpgradeRefusedException(403));
    assertThatThrownBy(this::open).hasMessageContaining("ssmmessages:OpenDataChannel");
    transport.failures.add(new UpgradeRefusedException(410));
    assertThatThrownBy(this::open).hasMessageContaining("410");
    transport.failures.add(new IOException("no route"));
    assertThatThrownBy(this::open).hasMessageContaining("no route");
    account.streamUrl = "wss://evil.example/";
    assertThatThrownBy(this::open).hasMessageContaining("was refused");
    time.settle();
    assertThat(account.calls.stream().filter(c -> c.startsWith("terminate"))).hasSize(4);
    assertThat(transport.wires).isEmpty();
  }
}
