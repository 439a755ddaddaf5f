package dev.plumbline.connect.ssh;

import java.io.InputStream;
import net.schmizz.sshj.connection.Connection;
import net.schmizz.sshj.connection.channel.direct.DirectConnection;

/**
 * A channel through a jump host that outlives a failed client in it. A client whose key exchange
 * fails closes its streams at once; what the server still sends would then arrive on a closed
 * stream, and sshj 0.40 ends the jump host's whole connection for it. So the stream ends with the
 * channel alone.
 */
final class TunnelChannel extends DirectConnection {
  private final Greeting greeting;

  TunnelChannel(Connection outer, String host, int port) {
    super(outer, host, port);
    greeting =
        new Greeting(super.getInputStream()) {
          @Override
          public void close() {
            // ends with the channel
          }
        };
  }

  @Override
  public InputStream getInputStream() {
    return greeting;
  }

  /** What the server said before it identified itself. */
  Greeting greeting() {
    return greeting;
  }
}
