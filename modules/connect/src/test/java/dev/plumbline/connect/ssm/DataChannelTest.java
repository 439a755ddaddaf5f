package dev.plumbline.connect.ssm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.session.Frame;
import dev.plumbline.session.HandshakeResponse;
import dev.plumbline.session.Inbound;
import dev.plumbline.session.MessageType;
import dev.plumbline.session.OpenDataChannel;
import dev.plumbline.session.PayloadType;
import dev.plumbline.session.RequestedAction;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The handshake of a session, the order of what it is told, and what cannot be read. */
class DataChannelTest extends DataChannelCase {
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
}
