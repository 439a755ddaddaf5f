package dev.plumbline.connect.ssm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.session.Frame;
import dev.plumbline.session.MessageType;
import java.nio.ByteBuffer;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a session sends arrives: repeats, window, pauses and pings. */
class DataChannelDeliveryTest extends DataChannelCase {
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
}
