package dev.plumbline.lab.aws;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.Map;
import java.util.Set;

/**
 * Where a port session of the practice instance leads: its SSH port to the practice server, other
 * ports to the same port of this computer's loopback address. As the real agent does, it refuses
 * the metadata service; besides, it refuses every host but itself.
 */
final class Dial {
  private static final int LIMIT_MILLIS = 10_000;
  private static final Set<String> SELF = Set.of("", "localhost", "127.0.0.1", "::1");

  /** Where a port of the practice instance is served. */
  @FunctionalInterface
  interface Ports {
    /**
     * @throws IOException when it cannot be served
     */
    int served(int port) throws IOException;
  }

  private final Ports ports;

  /**
   * @param ports port of the practice instance and the one it is served on
   */
  Dial(Map<Integer, Integer> ports) {
    this(port -> ports.getOrDefault(port, port));
  }

  Dial(Ports ports) {
    this.ports = ports;
  }

  /**
   * Connects.
   *
   * @throws IOException when nothing listens, or the host is refused
   */
  Socket open(Map<String, String> properties) throws IOException {
    String host = properties.getOrDefault("host", "");
    if (!SELF.contains(host)) {
      throw new IOException("Forwarding to IP address " + host + " is forbidden");
    }
    int port = port(properties.getOrDefault("portNumber", ""));
    Socket socket = new Socket();
    try {
      socket.setTcpNoDelay(true);
      InetAddress loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
      socket.connect(new InetSocketAddress(loopback, ports.served(port)), LIMIT_MILLIS);
      return socket;
    } catch (IOException e) {
      socket.close();
      throw e;
    }
  }

  private static int port(String text) throws IOException {
    if (!text.matches("\\d{1,5}") || Integer.parseInt(text) > 65_535) {
      throw new IOException("Unable to connect to specified port: " + text);
    }
    return Integer.parseInt(text);
  }
}
