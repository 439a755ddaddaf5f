package dev.plumbline.path.trace;

import dev.plumbline.model.Family;
import dev.plumbline.path.Query;

/**
 * What is traced.
 *
 * @param query the packet as its sender describes it
 * @param sender who sends it
 */
public record Flow(Query query, Sender sender) {
  /** A question as {@code ip route get} asks it. */
  public static Flow routeGet(Query query) {
    return new Flow(query, Sender.ROUTE_GET);
  }

  /** What it is in a few words, such as {@code TCP connect() to 10.0.0.2 port 443}. */
  public String words() {
    StringBuilder words = new StringBuilder(sender.label() + " to " + query.to());
    query.destinationPort().ifPresent(p -> words.append(" port ").append(p));
    query.from().ifPresent(f -> words.append(" from ").append(f));
    query.oif().ifPresent(d -> words.append(" on ").append(d));
    return words.toString();
  }

  /** A packet of a socket; its protocol is the sender's unless the query names one. */
  public static Flow of(Query query, Sender sender) {
    boolean plain = sender.protocol().isEmpty() || query.protocol().isPresent();
    return new Flow(
        plain
            ? query
            : query.withPorts(sender.protocol(), query.sourcePort(), query.destinationPort()),
        sender);
  }

  /**
   * True when the kernel looks up twice: an IPv4 socket without a source connects (Linux {@code
   * ip_route_connect}). IPv6 looks up once, and again only where that fails ({@code
   * ip6_dst_lookup_tail}).
   */
  public boolean twice() {
    return unbound() && query.family() == Family.V4;
  }

  /** True when a socket without a source connects. */
  boolean unbound() {
    return sender.connects() && query.from().isEmpty() && query.iif().isEmpty();
  }
}
