package dev.plumbline.connect.agent;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** An SSH agent. Every question opens its own connection and is bounded in time. */
public final class SshAgent {
  /** Signature with SHA-256, for {@code rsa-sha2-256}. */
  public static final int RSA_SHA2_256 = 2;

  /** Signature with SHA-512, for {@code rsa-sha2-512}. */
  public static final int RSA_SHA2_512 = 4;

  private static final Duration LIST_LIMIT = Duration.ofSeconds(5);

  /** Long, because an agent may ask its user to confirm or to touch a token. */
  private static final Duration SIGN_LIMIT = Duration.ofSeconds(60);

  private final Path socket;

  public SshAgent(Path socket) {
    this.socket = socket;
  }

  /** Keys and certificates it holds; a locked agent lists none. */
  public List<AgentKey> keys() throws IOException {
    return AgentFrames.keys(ask(AgentFrames.list(), LIST_LIMIT));
  }

  /**
   * @param flags 0 but for RSA keys
   * @return the signature in wire form; empty when the agent refuses
   */
  public Optional<byte[]> sign(byte[] blob, byte[] data, int flags) throws IOException {
    return AgentFrames.signature(ask(AgentFrames.sign(blob, data, flags), SIGN_LIMIT));
  }

  private byte[] ask(byte[] frame, Duration limit) throws IOException {
    CountDownLatch answered = new CountDownLatch(1);
    try (AgentTransport transport = AgentTransport.open(socket)) {
      Thread.ofVirtual().start(() -> closeAfter(transport, answered, limit));
      return transport.exchange(frame);
    } finally {
      answered.countDown();
    }
  }

  private static void closeAfter(
      AgentTransport transport, CountDownLatch answered, Duration limit) {
    try {
      if (!answered.await(limit.toMillis(), TimeUnit.MILLISECONDS)) {
        transport.close();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      // Closing is only there to end the wait; the waiting side reports what it saw.
      answered.countDown();
    }
  }
}
