package dev.plumbline.path;

import dev.plumbline.model.Family;
import dev.plumbline.model.IpAddress;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A query made ready to be compared with many rules and routes: numbers instead of texts.
 *
 * @param sourced true for a packet with a source, which :: is not
 * @param iif incoming link; {@code lo} for traffic made here
 * @param oif link that the socket is bound to, empty for none
 * @param domain VRF of the incoming or bound link, empty for none
 * @param strict only routes by the bound link count (IPv6: without a source)
 */
record Packet(
    Query query,
    long toHigh,
    long toLow,
    boolean sourced,
    long fromHigh,
    long fromLow,
    int protocol,
    int sourcePort,
    int destinationPort,
    String iif,
    String oif,
    String domain,
    boolean strict) {

  /** What IPv4 takes a question for that names no protocol (kernel, inet_rtm_getroute). */
  private static final int UDP = 17;

  static Packet of(Query query, LinkFacts links) {
    return of(query, links, false);
  }

  /** Of a socket: IPv6 takes only routes by the link it is bound to, whatever its source. */
  static Packet ofSocket(Query query, LinkFacts links) {
    return of(query, links, query.oif().isPresent());
  }

  private static Packet of(Query query, LinkFacts links, boolean bound) {
    Optional<IpAddress> from = query.from();
    String oif = query.oif().orElse("");
    String iif = query.iif().orElse("lo");
    String domain = links.domain(query.iif().orElse(oif));
    boolean six = query.family() == Family.V6;
    boolean sourced = from.filter(f -> !six || f.high() != 0 || f.low() != 0).isPresent();
    return new Packet(
        query,
        PrefixIndex.high(query.to()),
        PrefixIndex.low(query.to()),
        sourced,
        from.isPresent() ? PrefixIndex.high(from.get()) : 0,
        from.isPresent() ? PrefixIndex.low(from.get()) : 0,
        query.protocol().map(Protocols::number).orElse(six ? 0 : UDP),
        port(query.sourcePort()),
        port(query.destinationPort()),
        iif,
        oif.equals(domain) ? "" : oif,
        domain,
        !six || bound || !sourced && query.iif().isEmpty() || scoped(query.to()));
  }

  boolean six() {
    return query.family() == Family.V6;
  }

  private static int port(OptionalInt port) {
    return port.orElse(0);
  }

  private static boolean scoped(IpAddress to) {
    return to.multicast() || to.linkLocal() || to.loopback();
  }
}
