package dev.plumbline.path;

import dev.plumbline.model.IpAddress;
import java.util.Optional;

/**
 * What becomes of a flow that a program opens: one lookup or two, depending on how it sends. A TCP
 * or UDP connect() over IPv4 looks up the route, takes the source from it, and looks up again with
 * that source (kernel, ip_route_connect); everything else looks up once.
 *
 * @param sender how the program sends
 * @param first the lookup before a source is known, or the only one
 * @param source what the flow leaves with, where it can be told
 * @param second the lookup with that source, where the sender makes one
 */
public record Passes(
    Sender sender,
    Lookup.Result first,
    Optional<IpAddress> source,
    Optional<Lookup.Result> second) {
  /** How a program sends. */
  public enum Sender {
    /** connect() of a stream socket without a source of its own. */
    TCP_CONNECT,
    /** connect() of a datagram socket without a source of its own. */
    UDP_CONNECT,
    /** sendto() of a datagram socket that is not connected. */
    UDP_SENDTO,
    /** ping and other raw senders. */
    ICMP,
    /** A socket bound to a source, and every reply of an accepted connection. */
    BOUND
  }

  /** The lookup whose way the packets take. */
  public Lookup.Result last() {
    return second.orElse(first);
  }

  /** True when the second lookup leads elsewhere than the first: {@code ip route get} misleads. */
  public boolean differ() {
    return second.isPresent() && !where(first.answer()).equals(where(second.get().answer()));
  }

  private static Object where(Answer answer) {
    return switch (answer) {
      case Answer.Way way -> way.dev() + " " + way.gateway();
      case Answer.NoWay none -> none.error();
      case Answer.Unknown unknown -> unknown.alternatives().stream().map(Passes::where).toList();
    };
  }
}
