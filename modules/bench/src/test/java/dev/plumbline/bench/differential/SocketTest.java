package dev.plumbline.bench.differential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.plumbline.bench.differential.SocketTrial.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Traces against real sockets; skipped where namespaces cannot be made. */
class SocketTest {
  private static final int HOSTS = 5;
  private static final int SOCKETS = 12;
  private static final int THREADS = 4;

  @Test
  void packetsOfConnectedSocketsLeaveAsTheTraceSays() throws Exception {
    assumeTrue(Namespace.available(), "needs root and ip netns");
    List<Socket> sockets = new ArrayList<>();
    try (ExecutorService pool = Executors.newFixedThreadPool(THREADS)) {
      List<Future<List<Socket>>> trials =
          LongStream.rangeClosed(110, 109 + HOSTS)
              .mapToObj(seed -> pool.submit(() -> SocketTrial.of(seed, SOCKETS)))
              .toList();
      for (Future<List<Socket>> trial : trials) {
        sockets.addAll(trial.get());
      }
    }
    assertThat(sockets).filteredOn(s -> !s.fits()).isEmpty();
    assertThat(sockets).filteredOn(s -> s.seen().startsWith("left eth")).hasSizeGreaterThan(10);
    assertThat(sockets).filteredOn(s -> s.seen().startsWith("refused")).isNotEmpty();
    assertThat(sockets)
        .as("sockets whose second lookup decided otherwise than the first")
        .filteredOn(s -> s.trace().lookupsDisagree())
        .isNotEmpty();
  }
}
