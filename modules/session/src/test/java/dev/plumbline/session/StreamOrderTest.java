package dev.plumbline.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Order, acknowledgement and repetition of stream frames. */
class StreamOrderTest {
  private static final long MS = 1_000_000;

  private static Frame frame(long sequence) {
    return new Frame(
        MessageType.INPUT, 1, sequence, 0, new UUID(0, sequence), 1, ByteBuffer.allocate(0));
  }

  private static List<Long> sequences(List<Frame> frames) {
    return frames.stream().map(Frame::sequence).toList();
  }

  @Test
  void framesThatComeEarlyWaitForTheOneBeforeThem() {
    Inbound in = new Inbound(10);
    assertThat(in.take(frame(1))).isEqualTo(new Inbound.Taken(true, List.of()));
    assertThat(in.take(frame(2)).ready()).isEmpty();
    assertThat(sequences(in.take(frame(0)).ready())).containsExactly(0L, 1L, 2L);
  }

  @Test
  void whatCameAlreadyIsAcknowledgedAgainAndNotUsedTwice() {
    Inbound in = new Inbound(10);
    in.take(frame(0));
    assertThat(in.take(frame(0))).isEqualTo(new Inbound.Taken(true, List.of()));
    in.take(frame(2));
    assertThat(in.take(frame(2)).acknowledge()).isTrue();
    assertThat(sequences(in.take(frame(1)).ready())).containsExactly(1L, 2L);
  }

  @Test
  void whatFindsNoRoomIsNotAcknowledged() {
    Inbound in = new Inbound(1);
    assertThat(in.take(frame(1)).acknowledge()).isTrue();
    assertThat(in.take(frame(2)).acknowledge()).isFalse();
    assertThat(sequences(in.take(frame(0)).ready())).containsExactly(0L, 1L);
  }

  @Test
  void aJumpThatCouldNeverBeFilledIsNotAcknowledged() {
    Inbound in = new Inbound(10);
    assertThat(in.take(frame(Long.MAX_VALUE)).acknowledge()).isFalse();
    assertThat(in.take(frame(11)).acknowledge()).isFalse();
    assertThat(in.take(frame(-1)).acknowledge()).isFalse();
    assertThat(in.gap()).isFalse();
    assertThat(in.take(frame(10)).acknowledge()).isTrue();
    assertThat(in.gap()).isTrue();
  }

  @Test
  void theOldestFrameIsRepeatedAfterTheTimeout() {
    Outbound out = new Outbound(10);
    out.sent(frame(0), 0);
    out.sent(frame(1), 0);
    assertThat(out.due(199 * MS)).isEmpty();
    assertThat(out.due(200 * MS)).contains(frame(0));
    assertThat(out.due(300 * MS)).as("the time of a repetition counts").isEmpty();
    assertThat(out.due(400 * MS)).contains(frame(0));
    assertThat(out.acknowledged(0, 410 * MS)).isTrue();
    assertThat(out.acknowledged(0, 411 * MS)).isFalse();
    assertThat(out.due(420 * MS)).as("the time follows the round trip").isEmpty();
  }

  @Test
  void theTimeoutFollowsTheMeasuredRoundTrip() {
    Outbound out = new Outbound(1000);
    for (int i = 0; i < 100; i++) {
      out.sent(frame(i), i * 1000 * MS);
      out.acknowledged(i, (i * 1000 + 20) * MS);
    }
    assertThat(out.timeout()).isBetween(Duration.ofMillis(29), Duration.ofMillis(31));
    for (int i = 100; i < 200; i++) {
      out.sent(frame(i), i * 10_000 * MS);
      out.acknowledged(i, (i * 10_000 + 5_000) * MS);
    }
    assertThat(out.timeout()).isEqualTo(Duration.ofSeconds(1));
  }

  @Test
  void oneSampleMovesTheTimeoutAsTheOriginalsFormulaSays() {
    Outbound out = new Outbound(10);
    out.sent(frame(0), 0);
    out.acknowledged(0, 180 * MS);
    // variation 20 ms, round trip 110 ms
    assertThat(out.timeout()).isEqualTo(Duration.ofMillis(190));
  }

  @Test
  void theWindowBoundsWhatIsOnItsWay() {
    Outbound out = new Outbound(2);
    assertThat(out.hasRoom()).isTrue();
    out.sent(frame(0), 0);
    out.sent(frame(1), 0);
    assertThat(out.hasRoom()).isFalse();
    assertThat(sequences(out.again(5))).containsExactly(0L, 1L);
    out.acknowledged(1, 1);
    assertThat(out.hasRoom()).isTrue();
    assertThat(out.isEmpty()).isFalse();
    assertThatThrownBy(() -> out.sent(frame(7), 0)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aFrameThatNobodyAnswersForFiveMinutesExhaustsTheSession() {
    Outbound out = new Outbound(2);
    assertThat(out.exhausted(0)).isFalse();
    out.sent(frame(0), 0);
    assertThat(out.exhausted(300_000 * MS)).isFalse();
    assertThat(out.exhausted(300_001 * MS)).isTrue();
    out.again(300_000 * MS);
    assertThat(out.exhausted(300_001 * MS)).as("a new connection begins anew").isFalse();
    out.acknowledged(0, 300_010 * MS);
    assertThat(out.timeout()).isLessThan(Duration.ofMillis(250));
  }

  @Test
  void aLossyPathThatDoublesAndReordersDeliversEverythingOnceAndInOrder() {
    for (int seed = 0; seed < 50; seed++) {
      Random random = new Random(seed);
      Outbound out = new Outbound(20);
      Inbound in = new Inbound(50);
      List<Long> delivered = new ArrayList<>();
      List<Frame> path = new ArrayList<>();
      long now = 0;
      while (delivered.size() < 200) {
        now += 30 * MS;
        while (out.hasRoom() && out.nextSequence() < 200) {
          Frame frame = frame(out.nextSequence());
          out.sent(frame, now);
          path.add(frame);
        }
        out.due(now).ifPresent(path::add);
        for (int n = random.nextInt(6); n > 0 && !path.isEmpty(); n--) {
          Frame frame = path.get(random.nextInt(path.size()));
          boolean doubled = random.nextInt(5) == 0;
          if (!doubled) {
            path.remove(frame);
          }
          if (random.nextInt(4) > 0) {
            Inbound.Taken taken = in.take(frame);
            delivered.addAll(sequences(taken.ready()));
            if (taken.acknowledge() && random.nextInt(4) > 0) {
              out.acknowledged(frame.sequence(), now);
            }
          }
        }
      }
      assertThat(delivered)
          .as("seed %d", seed)
          .isEqualTo(LongStream.range(0, 200).boxed().toList());
    }
  }
}
