package dev.plumbline.path.trace;

import java.util.Arrays;
import java.util.Optional;

/**
 * Who sends: a question to the kernel, or a socket. Sockets that connect look IPv4 routes up twice.
 */
public enum Sender {
  /** {@code ip route get}: one lookup. */
  ROUTE_GET("", "ip route get"),
  TCP("tcp", "TCP connect()"),
  UDP("udp", "UDP connect()"),
  /** ping: one lookup. */
  ICMP("icmp", "ping");

  private final String protocol;
  private final String label;

  Sender(String protocol, String label) {
    this.protocol = protocol;
    this.label = label;
  }

  /** tcp, udp or icmp; empty for a question to the kernel. */
  public String protocol() {
    return protocol;
  }

  /** As shown to people. */
  public String label() {
    return label;
  }

  /** True when the sender looks up again with the source that the first lookup chose. */
  public boolean connects() {
    return this == TCP || this == UDP;
  }

  /** The sender of a protocol, in any case. */
  public static Optional<Sender> ofProtocol(String name) {
    return Arrays.stream(values())
        .filter(s -> !s.protocol.isEmpty() && s.protocol.equalsIgnoreCase(name))
        .findFirst();
  }
}
