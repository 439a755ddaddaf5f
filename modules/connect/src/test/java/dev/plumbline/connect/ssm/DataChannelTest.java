package dev.plumbline.connect.ssm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.session.Acknowledgement;
import dev.plumbline.session.Flag;
import dev.plumbline.session.Frame;
import dev.plumbline.session.HandshakeResponse;
import dev.plumbline.session.Inbound;
import dev.plumbline.session.MessageType;
import dev.plumbline.session.OpenDataChannel;
import dev.plumbline.session.PayloadType;
import dev.plumbline.session.RequestedAction;
import dev.plumbline.session.TerminalSize;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DataChannelTest {
  private final VirtualTime time = new VirtualTime();
  private final FakeTransport transport = new FakeTransport();
  private final FakeAccount account = new FakeAccount();
  private final Told told = new Told();
  private final FrameAgent agent = new FrameAgent();

  private DataChannel open() throws SessionException {
    return DataChannel.open(
        SessionRequest.shell(FakeAccount.TARGET),
        account.services(transport, time),
        told,
        Optional.empty());
  }

  private void deliver(Frame frame) {
    transport.last().deliver(frame);
    time.settle();
  }

  private DataChannel shell() throws SessionException {
    DataChannel channel = open();
    deliver(agent.output("$ "));
    return channel;
  }

  private DataChannel port(String version) throws SessionException {
    DataChannel channel = open();
    deliver(agent.request(version, FrameAgent.port(Map.of("portNumber", "22"))));
    acknowledgeAll();
    deliver(agent.complete());
    return channel;
  }

  private void acknowledge(Frame frame) {
    deliver(Acknowledgement.of(frame).frame(UUID.randomUUID(), time.date()));
  }

  private void acknowledgeAll() {
    List.copyOf(transport.last().input()).forEach(this::acknowledge);
  }

  private static ByteBuffer bytes(String text) {
    return ByteBuffer.wrap(FrameAgent.utf8(text));
  }

  private void closeSocket(int code) {
    transport.last().listener().closed(code, "");
    time.settle();
  }

  private String ended() {
    return told.end().why().sentence();
  }

  @Test
  void theUpgradeIsSignedAndTheFirstMessageSaysWhoThisIs() throws Exception {
    open();
    assertThat(transport.last().url).hasToString(FakeAccount.URL);
    assertThat(transport.last().headers).containsEntry("Authorization", "signed");
    OpenDataChannel first = OpenDataChannel.parse(transport.last().texts.getFirst());
    assertThat(first.clientVersion()).isEqualTo("1.2.764.0");
    assertThat(first.token()).isEqualTo("AAEAAexampletoken");
  }

  @Test
  void twoSessionsNeverShareAClientId() throws Exception {
    open();
    open();
    assertThat(OpenDataChannel.parse(transport.wires.get(0).texts.getFirst()).client())
        .isNotEqualTo(OpenDataChannel.parse(transport.wires.get(1).texts.getFirst()).client());
  }

  @Test
  void nothingIsWrittenBeforeTheHandshakeIsOverBecauseTheAgentWouldThrowItAway() throws Exception {
    DataChannel channel = open();
    assertThat(channel.take(bytes("x"))).isFalse();
    deliver(agent.request("3.3.987.0", FrameAgent.shell()));
    assertThat(channel.take(bytes("x"))).isFalse();
    deliver(agent.complete());
    assertThat(channel.take(bytes("x"))).isTrue();
  }

  @Test
  void anUnknownActionIsAnsweredWithStatus3UnlikeTheOriginalsStatus0() throws Exception {
    open();
    deliver(
        agent.request(
            "3.3.987.0",
            new RequestedAction.SessionType("Bogus", Map.of()),
            new RequestedAction.Unknown("FutureAction")));
    Frame response = transport.last().input().getFirst();
    assertThat(response.text())
        .contains(
            "{\"ActionType\":\"SessionType\",\"ActionStatus\":2,\"ActionResult\":null,"
                + "\"Error\":\"Failed to process action SessionType: Unknown session type Bogus\"}")
        .contains(
            "{\"ActionType\":\"FutureAction\",\"ActionStatus\":3,\"ActionResult\":null,"
                + "\"Error\":\"Unsupported action FutureAction\"}");
  }

  @Test
  void aKeyThatCannotBeMadeIsToldToTheAgentAsCaptured() throws Exception {
    open();
    account.answers.add(new SessionApiException("AccessDeniedException", "not authorized"));
    deliver(
        agent.request(
            "3.3.987.0",
            FrameAgent.shell(),
            new RequestedAction.KmsEncryption("key", Optional.empty())));
    HandshakeResponse response = HandshakeResponse.parse(transport.last().input().getFirst());
    assertThat(response.accepted()).isFalse();
    assertThat(response.actions().getLast().error())
        .startsWith("Failed to process action KMSEncryption: Error calling KMS GenerateDataKey API")
        .contains("AccessDeniedException");
    assertThat(account.contexts.getFirst()).doesNotContainKey("aws:ssm:RandomChallenge");
    assertThat(told.notes.getFirst())
        .startsWith("The handshake failed:")
        .contains("not authorized");
  }

  @Test
  void framesAreUsedInOrderAndBufferedOnesAcknowledgedAtOnce() throws Exception {
    shell();
    deliver(FrameAgent.frame(3, PayloadType.OUTPUT, FrameAgent.utf8("c")));
    deliver(FrameAgent.frame(2, PayloadType.OUTPUT, FrameAgent.utf8("b")));
    assertThat(told.text()).isEqualTo("$ ");
    assertThat(transport.last().acknowledgements()).hasSize(3);
    deliver(FrameAgent.frame(1, PayloadType.OUTPUT, FrameAgent.utf8("a")));
    assertThat(told.text()).isEqualTo("$ abc");
    assertThat(transport.last().acknowledgements()).hasSize(4);
  }

  @Test
  void aBufferedFrameThatComesAgainIsAcknowledgedAgainAndUsedOnce() throws Exception {
    shell();
    Frame early = FrameAgent.frame(2, PayloadType.OUTPUT, FrameAgent.utf8("b"));
    deliver(early);
    deliver(early);
    deliver(FrameAgent.frame(1, PayloadType.OUTPUT, FrameAgent.utf8("a")));
    deliver(early);
    assertThat(told.text()).isEqualTo("$ ab");
    assertThat(transport.last().acknowledgements()).hasSize(5);
  }

  @Test
  void aJumpThatCannotBeBufferedIsDroppedWithoutAnAcknowledgement() throws Exception {
    shell();
    deliver(FrameAgent.frame(Long.MAX_VALUE, PayloadType.OUTPUT, new byte[1]));
    deliver(FrameAgent.frame(-5, PayloadType.OUTPUT, new byte[1]));
    deliver(FrameAgent.frame(1 + Inbound.CLIENT_CAPACITY + 1, PayloadType.OUTPUT, new byte[1]));
    assertThat(transport.last().acknowledgements()).hasSize(1);
    assertThat(told.notes).containsExactly("A message too far ahead of its turn was dropped.");
    deliver(FrameAgent.frame(1, PayloadType.OUTPUT, FrameAgent.utf8("a")));
    assertThat(told.text()).isEqualTo("$ a");
  }

  @Test
  void aPayloadOf10MegabytesIsTakenAndTheBufferOfEarlyOnesStaysBounded() throws Exception {
    shell();
    byte[] large = new byte[10 << 20];
    for (int i = 2; i < 12; i++) {
      deliver(FrameAgent.frame(i, PayloadType.OUTPUT, large));
    }
    int kept = (int) (Inbound.MOST_BYTES / large.length);
    assertThat(transport.last().acknowledgements()).hasSize(1 + kept);
  }

  @Test
  void whatCannotBeReadIsDroppedSaidOnceAndTheSessionLives() throws Exception {
    DataChannel channel = shell();
    FakeTransport.Wire wire = transport.last();
    Frame good = FrameAgent.frame(1, PayloadType.OUTPUT, FrameAgent.utf8("good"));
    ByteBuffer digest = good.encode();
    digest.put(90, (byte) ~digest.get(90));
    for (int i = 0; i < 3; i++) {
      wire.deliver(digest.duplicate());
      wire.deliver(ByteBuffer.allocate(0));
      wire.deliver(good.encode().limit(100));
      wire.deliver(good.encode().limit(122));
      wire.deliver(good.encode().putInt(0, 0));
      wire.deliver(good.encode().putInt(0, -1));
      wire.deliver(good.encode().putInt(116, 1 << 30));
      wire.deliver(good.encode().putLong(40, 0));
      wire.listener().text();
      wire.deliver(FrameAgent.other("agent_job", new byte[3]));
      wire.deliver(FrameAgent.other(MessageType.ACKNOWLEDGE, FrameAgent.utf8("[]")));
      wire.deliver(FrameAgent.other(MessageType.CHANNEL_CLOSED, FrameAgent.utf8("no")));
      wire.listener().refused("A message of more than 10 MB was refused.");
    }
    time.settle();
    assertThat(wire.acknowledgements()).hasSize(1);
    assertThat(told.notes).hasSizeBetween(9, 13).doesNotHaveDuplicates();
    deliver(good);
    assertThat(told.text()).isEqualTo("$ good");
    assertThat(channel.state()).isEqualTo(SessionState.READY_SHELL);
  }

  @Test
  void unknownPayloadsAreAcknowledgedAndSaid() throws Exception {
    shell();
    Frame odd = FrameAgent.frame(1, PayloadType.OUTPUT, FrameAgent.utf8("?"));
    deliver(new Frame(odd.type(), odd.created(), 1, 0, odd.id(), 77, odd.payload()));
    deliver(FrameAgent.frame(2, PayloadType.PARAMETER, new byte[1]));
    deliver(FrameAgent.frame(3, PayloadType.FLAG, new byte[2]));
    deliver(FrameAgent.frame(4, PayloadType.EXIT_CODE, FrameAgent.utf8("EXIT: ?")));
    deliver(FrameAgent.frame(5, PayloadType.OUTPUT, new byte[0]));
    deliver(FrameAgent.frame(6, PayloadType.OUTPUT, FrameAgent.utf8("on")));
    assertThat(transport.last().acknowledgements()).hasSize(7);
    assertThat(told.text()).isEqualTo("$ on");
    assertThat(told.notes).hasSize(4);
  }

  @Test
  void theEndOfAnotherSessionIsNotTheEndOfThisOne() throws Exception {
    DataChannel channel = shell();
    deliver(
        FrameAgent.other(
            MessageType.CHANNEL_CLOSED, FrameAgent.utf8("{\"SessionId\":\"x\",\"Output\":\"\"}")));
    assertThat(channel.state()).isEqualTo(SessionState.READY_SHELL);
  }

  @Test
  void anUnreadySessionIsNotAcknowledgedSoThatTheAgentSendsAgain() throws Exception {
    DataChannel channel = shell();
    told.ready = false;
    Frame due = FrameAgent.frame(1, PayloadType.OUTPUT, FrameAgent.utf8("a"));
    Frame early = FrameAgent.frame(2, PayloadType.OUTPUT, FrameAgent.utf8("b"));
    deliver(due);
    deliver(early);
    assertThat(transport.last().acknowledgements()).hasSize(2);
    told.ready = true;
    channel.drain();
    deliver(due);
    assertThat(told.text()).isEqualTo("$ ab");
  }

  @Test
  void aFrameIsRepeatedUnchangedAfterTheTimeoutAndTheTimeBeginsAnew() throws Exception {
    DataChannel channel = shell();
    channel.take(bytes("x"));
    time.advance(199);
    assertThat(transport.last().input()).hasSize(1);
    time.advance(1);
    assertThat(transport.last().input()).hasSize(2);
    time.advance(199);
    assertThat(transport.last().input()).hasSize(2);
    time.advance(1);
    List<Frame> sent = transport.last().input();
    assertThat(sent).hasSize(3);
    assertThat(sent.stream().distinct()).hasSize(1);
  }

  @Test
  void onlyTheOldestFrameIsRepeated() throws Exception {
    DataChannel channel = shell();
    channel.write(ByteBuffer.wrap(new byte[3000]));
    time.advance(300);
    assertThat(transport.last().input().stream().map(Frame::sequence))
        .containsExactly(0L, 1L, 2L, 0L);
    acknowledge(transport.last().input().getFirst());
    time.advance(500);
    assertThat(transport.last().input().stream().skip(4).map(Frame::sequence)).containsOnly(1L);
  }

  @Test
  void nothingAcknowledgedForFiveMinutesEndsTheSession() throws Exception {
    DataChannel channel = shell();
    channel.take(bytes("x"));
    for (int second = 0; second < 302; second++) {
      time.advance(1000);
      transport.last().listener().pong();
    }
    assertThat(ended()).contains("taken nothing for five minutes");
    assertThat(account.calls).contains("terminate " + FakeAccount.SESSION);
  }

  @Test
  void aFullWindowMakesTheWriterWaitAndLosesNothing() throws Exception {
    DataChannel channel = shell();
    ByteBuffer much = ByteBuffer.wrap(new byte[1 << 20]);
    while (channel.take(much)) {
      // until the window is full
    }
    assertThat(much.position()).isEqualTo(Outgoing.WINDOW * 1024);
    assertThat(channel.take(much)).isFalse();
    acknowledge(transport.last().input().getFirst());
    assertThat(channel.take(much)).isTrue();
    assertThat(channel.take(much)).isFalse();
  }

  @Test
  void aPauseHoldsNewFramesUntilItsEndOrAnyWordOfTheAgent() throws Exception {
    DataChannel channel = shell();
    deliver(FrameAgent.other(MessageType.PAUSE_PUBLICATION, new byte[0]));
    assertThat(channel.take(bytes("a"))).isTrue();
    assertThat(transport.last().input()).isEmpty();
    deliver(FrameAgent.other(MessageType.START_PUBLICATION, new byte[0]));
    assertThat(transport.last().input()).hasSize(1);
    deliver(FrameAgent.other(MessageType.PAUSE_PUBLICATION, new byte[0]));
    channel.take(bytes("b"));
    assertThat(transport.last().input()).hasSize(1);
    deliver(agent.output("x"));
    assertThat(transport.last().input()).hasSize(2);
    acknowledgeAll();
    deliver(FrameAgent.other(MessageType.PAUSE_PUBLICATION, new byte[0]));
    channel.take(bytes("c"));
    time.advance(Conversation.LONGEST_PAUSE - 200);
    assertThat(transport.last().input()).hasSize(2);
    time.advance(200);
    assertThat(transport.last().input()).hasSizeGreaterThanOrEqualTo(3);
  }

  @Test
  void aPingGoesAtOnceAndEach25SecondsAndTwoWithoutAnAnswerBreakTheLink() throws Exception {
    DataChannel channel = shell();
    time.advance(100);
    FakeTransport.Wire first = transport.last();
    assertThat(first.pings).isEqualTo(1);
    first.listener().pong();
    time.advance(25_000);
    assertThat(first.pings).isEqualTo(2);
    time.advance(25_000);
    assertThat(first.pings).isEqualTo(3);
    first.listener().pong();
    time.advance(74_000);
    assertThat(channel.state()).isEqualTo(SessionState.READY_SHELL);
    time.advance(2_000);
    assertThat(told.states).contains(SessionState.RECONNECTING);
    assertThat(first.closed).isTrue();
    assertThat(transport.wires).hasSize(2);
    assertThat(channel.state()).isEqualTo(SessionState.READY_SHELL);
  }

  @Test
  void aSilenceOf30SecondsIsSurvivedWithoutAnotherConnection() throws Exception {
    DataChannel channel = shell();
    time.advance(100);
    transport.last().listener().pong();
    time.advance(30_000);
    transport.last().listener().pong();
    time.advance(30_000);
    assertThat(transport.wires).hasSize(1);
    assertThat(channel.state()).isEqualTo(SessionState.READY_SHELL);
  }

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
