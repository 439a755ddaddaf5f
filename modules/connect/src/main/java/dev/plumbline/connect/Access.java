package dev.plumbline.connect;

import java.util.Optional;

/**
 * What an AWS account gives for a connection over SSH.
 *
 * @param tunnel carries it in place of the network
 * @param key known to the instance for the moment; then no other is offered to it
 */
public record Access(Optional<Tunnel> tunnel, Optional<LentKey> key) {
  /** The network, and one's own keys. */
  public static Access none() {
    return new Access(Optional.empty(), Optional.empty());
  }

  /** Through a session, with one's own keys. */
  public static Access through(Tunnel tunnel) {
    return new Access(Optional.of(tunnel), Optional.empty());
  }

  /** The same with a lent key. */
  public Access with(LentKey lent) {
    return new Access(tunnel, Optional.of(lent));
  }
}
