package dev.plumbline.bench.differential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.plumbline.bench.differential.SocketTrial.Socket;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Traces against real sockets; skipped where namespaces cannot be made. */
class SocketTest {
  private static final int HOSTS = 20;
  private static final int SOCKETS = 10;

  @Test
  void packetsOfConnectedSocketsLeaveAsTheTraceSays() throws IOException {
    assumeTrue(Namespace.available(), "needs root and ip netns");
    List<Socket> sockets = new ArrayList<>();
    for (long seed = 101; seed <= 100 + HOSTS; seed++) {
      sockets.addAll(SocketTrial.of(seed, SOCKETS));
    }
    assertThat(sockets).filteredOn(s -> !s.fits()).isEmpty();
    assertThat(sockets).filteredOn(s -> s.seen().startsWith("left eth")).hasSizeGreaterThan(80);
    assertThat(sockets).filteredOn(s -> s.seen().startsWith("refused")).isNotEmpty();
    assertThat(sockets)
        .as("sockets whose second lookup decided otherwise than the first")
        .filteredOn(s -> s.trace().lookupsDisagree())
        .hasSizeGreaterThan(3);
  }
}
