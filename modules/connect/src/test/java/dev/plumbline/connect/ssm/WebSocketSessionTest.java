package dev.plumbline.connect.ssm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.session.OpenDataChannel;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The whole client against a service on a real socket. */
@Timeout(120)
class WebSocketSessionTest {
  private static final Duration LIMIT = Duration.ofSeconds(60);

  @Test
  void aSessionOutlivesItsSocketsAndNoByteIsLostOrDoubled() throws Exception {
    FakeAccount account = new FakeAccount();
    byte[] down = bytes(1);
    byte[] up = bytes(2);
    try (HttpClient http = HttpClient.newHttpClient();
        WebSocketAgent agent = new WebSocketAgent();
        SessionStream stream = open(account, agent, http)) {
      stream.awaitReady(LIMIT);
      CompletableFuture<byte[]> read = new CompletableFuture<>();
      Thread.startVirtualThread(() -> read.complete(read(stream, down.length)));
      Thread.startVirtualThread(() -> write(stream, up));
      for (int at = 0; at < down.length; at += 1000) {
        byte[] part = new byte[1000];
        System.arraycopy(down, at, part, 0, 1000);
        agent.output(part);
        if (at == 100_000) {
          agent.bye();
          agent.openings.take();
          assertThat(agent.openings.poll(60, TimeUnit.SECONDS))
              .extracting(OpenDataChannel::token)
              .isEqualTo("AAEAAresumedtoken");
        } else if (at == 200_000) {
          agent.drop();
          assertThat(agent.openings.poll(60, TimeUnit.SECONDS)).isNotNull();
        }
      }
      assertThat(read.get(60, TimeUnit.SECONDS)).isEqualTo(down);
      assertThat(agent.taken(up.length)).isEqualTo(up);
      stream.channel().close();
      stream.channel().finished().get(60, TimeUnit.SECONDS);
      assertThat(account.calls).endsWith("terminate " + FakeAccount.SESSION);
    }
  }

  static SessionStream open(FakeAccount account, WebSocketAgent agent, HttpClient http)
      throws SessionException {
    account.streamUrl = agent.url();
    return SessionStream.open(
        SessionRequest.ssh(FakeAccount.TARGET, 22),
        new SessionServices(
            account,
            account,
            url -> Map.of(),
            new WebSocketTransport(http),
            new StreamUrl("us-east-1", Optional.of(URI.create("http://127.0.0.1"))),
            Timing.system()),
        Optional.empty(),
        sentence -> {});
  }

  private static byte[] read(SessionStream stream, int size) {
    try {
      return stream.in().readNBytes(size);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static void write(SessionStream stream, byte[] data) {
    try {
      stream.out().write(data);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static byte[] bytes(long seed) {
    byte[] bytes = new byte[500_000];
    new Random(seed).nextBytes(bytes);
    return bytes;
  }
}
