package dev.plumbline.connect.ssh;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import net.schmizz.sshj.SSHClient;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Closes what is given up anyway. */
final class Closing {
  private static final Logger LOG = LoggerFactory.getLogger(Closing.class);

  private Closing() {}

  static void quietly(Closeable resource) {
    try {
      resource.close();
    } catch (IOException | IllegalStateException e) {
      LOG.debug("closing after a failure", e);
    }
  }

  /** Ends a chain of connections, the target first, without waiting for any of them. */
  static void chain(List<SSHClient> clients) {
    for (SSHClient client : clients.reversed()) {
      client.getTransport().disconnect();
    }
    if (!clients.isEmpty()) {
      quietly(clients.getFirst());
    }
  }
}
