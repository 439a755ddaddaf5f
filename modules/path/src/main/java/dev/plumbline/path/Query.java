package dev.plumbline.path;

import dev.plumbline.model.Family;
import dev.plumbline.model.IpAddress;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * What is asked of the routing: one packet, or one {@code ip route get}.
 *
 * @param to destination; its family is the family of the query
 * @param from source as known at lookup time; absent for an unbound socket
 * @param iif link it came in by; absent for locally made traffic
 * @param oif link that the socket is bound to
 * @param mark fwmark
 * @param tos type of service
 * @param protocol tcp, udp, icmp or a number; absent when the caller does not say
 * @param sourcePort likewise
 * @param destinationPort likewise
 * @param uid owner of the socket; root unless said otherwise
 */
public record Query(
    IpAddress to,
    Optional<IpAddress> from,
    Optional<String> iif,
    Optional<String> oif,
    long mark,
    int tos,
    Optional<String> protocol,
    OptionalInt sourcePort,
    OptionalInt destinationPort,
    long uid) {

  /** An unbound packet made on the host. */
  public static Query to(IpAddress to) {
    return new Query(
        to,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        0,
        0,
        Optional.empty(),
        OptionalInt.empty(),
        OptionalInt.empty(),
        0);
  }

  /**
   * Reads the keys of {@code route-get.jsonl}: dst, from, iif, oif, mark, tos, ipproto, sport,
   * dport, uid; unknown keys are ignored.
   *
   * @throws IllegalArgumentException naming the key whose value cannot be read
   */
  public static Query of(Map<String, String> keys) {
    return new Query(
        IpAddress.parse(keys.getOrDefault("dst", "")),
        Optional.ofNullable(keys.get("from")).map(IpAddress::parse),
        Optional.ofNullable(keys.get("iif")),
        Optional.ofNullable(keys.get("oif")),
        number(keys, "mark").orElse(0),
        (int) number(keys, "tos").orElse(0),
        Optional.ofNullable(keys.get("ipproto")),
        port(keys, "sport"),
        port(keys, "dport"),
        number(keys, "uid").orElse(0));
  }

  private static OptionalInt port(Map<String, String> keys, String key) {
    OptionalLong value = number(keys, key);
    return value.isPresent() ? OptionalInt.of((int) value.getAsLong()) : OptionalInt.empty();
  }

  private static OptionalLong number(Map<String, String> keys, String key) {
    if (!keys.containsKey(key)) {
      return OptionalLong.empty();
    }
    try {
      return OptionalLong.of(Long.decode(keys.getOrDefault(key, "")));
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(key + " is no number: " + keys.get(key), e);
    }
  }

  public Family family() {
    return to.family();
  }

  public Query withTo(IpAddress destination) {
    return new Query(
        destination, from, iif, oif, mark, tos, protocol, sourcePort, destinationPort, uid);
  }

  public Query withFrom(IpAddress source) {
    return new Query(
        to, Optional.of(source), iif, oif, mark, tos, protocol, sourcePort, destinationPort, uid);
  }

  /** The same packet without a source. */
  public Query unbound() {
    return new Query(
        to, Optional.empty(), iif, oif, mark, tos, protocol, sourcePort, destinationPort, uid);
  }

  public Query withIif(String link) {
    return new Query(
        to, from, Optional.of(link), oif, mark, tos, protocol, sourcePort, destinationPort, uid);
  }

  public Query withOif(String link) {
    return new Query(
        to, from, iif, Optional.of(link), mark, tos, protocol, sourcePort, destinationPort, uid);
  }

  public Query withMark(long value) {
    return new Query(to, from, iif, oif, value, tos, protocol, sourcePort, destinationPort, uid);
  }

  public Query withTos(int value) {
    return new Query(to, from, iif, oif, mark, value, protocol, sourcePort, destinationPort, uid);
  }

  public Query withPorts(String proto, OptionalInt source, OptionalInt destination) {
    return new Query(to, from, iif, oif, mark, tos, Optional.of(proto), source, destination, uid);
  }

  /** The same packet without protocol and ports. */
  public Query withoutPorts() {
    OptionalInt none = OptionalInt.empty();
    return new Query(to, from, iif, oif, mark, tos, Optional.empty(), none, none, uid);
  }

  public Query withUid(long value) {
    return new Query(to, from, iif, oif, mark, tos, protocol, sourcePort, destinationPort, value);
  }

  /** The same question as a command that can be copied. */
  public String command() {
    StringBuilder text = new StringBuilder("ip -j -" + family().number() + " route get " + to);
    from.ifPresent(f -> text.append(" from ").append(f));
    iif.ifPresent(i -> text.append(" iif ").append(i));
    oif.ifPresent(o -> text.append(" oif ").append(o));
    if (mark != 0) {
      text.append(" mark 0x").append(Long.toHexString(mark));
    }
    if (tos != 0) {
      text.append(" tos 0x").append(Integer.toHexString(tos));
    }
    protocol.ifPresent(p -> text.append(" ipproto ").append(p));
    sourcePort.ifPresent(p -> text.append(" sport ").append(p));
    destinationPort.ifPresent(p -> text.append(" dport ").append(p));
    if (uid != 0) {
      text.append(" uid ").append(uid);
    }
    return text.toString();
  }
}
