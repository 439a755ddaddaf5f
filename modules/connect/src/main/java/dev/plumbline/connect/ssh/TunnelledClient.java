package dev.plumbline.connect.ssh;

import java.io.IOException;
import net.schmizz.sshj.Config;
import net.schmizz.sshj.SSHClient;
import net.schmizz.sshj.connection.channel.direct.DirectConnection;

/**
 * A client over a channel of a jump host. Closes that channel before its streams: data that arrive
 * on a closed stream would end the jump host's whole connection (sshj 0.40).
 */
final class TunnelledClient extends SSHClient {
  private final DirectConnection channel;

  TunnelledClient(Config config, DirectConnection channel) {
    super(config);
    this.channel = channel;
  }

  @Override
  public void disconnect() throws IOException {
    channel.close();
    super.disconnect();
  }
}
