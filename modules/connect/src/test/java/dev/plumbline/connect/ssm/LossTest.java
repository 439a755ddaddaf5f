package dev.plumbline.connect.ssm;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LossTest {
  private static final int SIZE = 300_000;

  /** Of 50 ms: 30 s. */
  private static final int SILENT_TICKS = 600;

  @ParameterizedTest
  @CsvSource({
    "1, 0, 0, 0",
    "2, 0.02, 0, 0",
    "3, 0.1, 0, 0",
    "4, 0.3, 0, 0",
    "5, 0.05, 20, 0",
    "6, 0.2, 60, 0",
    "7, 0, 5, 0",
    "8, 0.1, 100, 0",
    "9, 0, 0, 3",
    "10, 0.05, 300, 5",
  })
  void noByteIsLostOrDoubledUnderLossDuplicationReorderingSilenceAndBrokenConnections(
      long seed, double trouble, int everyTicks, int silentFrom) throws Exception {
    Random random = new Random(seed);
    byte[] down = bytes(random);
    byte[] up = bytes(random);
    VirtualTime time = new VirtualTime();
    FakeAccount account = new FakeAccount();
    LossyAgent agent = new LossyAgent(time, seed, trouble, down);
    Told told = new Told();
    told.patience = Integer.MAX_VALUE;
    DataChannel channel = open(account, agent, time, told);
    ByteBuffer left = ByteBuffer.wrap(up);
    for (int tick = 1;
        tick < 100_000 && (!agent.done() || agent.taken.size() < up.length);
        tick++) {
      agent.silent = silentFrom > 0 && tick >= silentFrom && tick < silentFrom + SILENT_TICKS;
      agent.tick();
      while (left.hasRemaining() && channel.take(left)) {
        // as much as the window takes
      }
      if (everyTicks > 0 && tick % everyTicks == 0) {
        agent.cut();
      }
      time.advance(50);
      told.ready = random.nextInt(10) > 0;
      channel.drain();
    }
    assertThat(agent.taken.toByteArray()).isEqualTo(up);
    assertThat(told.output.toByteArray()).isEqualTo(down);
    if (everyTicks > 0) {
      assertThat(agent.connections).isGreaterThan(2);
    }
  }

  /** The first attempt fails at once if the network is down; the engineer would try again. */
  private static DataChannel open(
      FakeAccount account, LossyAgent agent, VirtualTime time, Told told) {
    while (true) {
      try {
        return DataChannel.open(
            SessionRequest.shell(FakeAccount.TARGET),
            account.services(agent, time),
            told,
            Optional.empty());
      } catch (SessionException e) {
        told.ends.clear();
      }
    }
  }

  private static byte[] bytes(Random random) {
    byte[] bytes = new byte[SIZE];
    random.nextBytes(bytes);
    return bytes;
  }
}
