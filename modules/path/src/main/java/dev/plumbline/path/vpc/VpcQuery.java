package dev.plumbline.path.vpc;

import dev.plumbline.model.IpAddress;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * One flow that is asked about.
 *
 * @param eni interface it leaves by, or comes in to
 * @param from source; absent for the primary address of the interface
 * @param to destination
 * @param protocol number; absent when the caller does not say
 * @param destinationPort likewise
 * @param sourcePort absent where the whole range of the client counts
 * @param ingress true for a new flow that comes to the interface
 * @param clientPorts range of source ports, where the host told its own
 */
public record VpcQuery(
    String eni,
    Optional<IpAddress> from,
    IpAddress to,
    OptionalInt protocol,
    OptionalInt destinationPort,
    OptionalInt sourcePort,
    boolean ingress,
    Optional<Ports> clientPorts) {

  /** A new flow that leaves by an interface. */
  public static VpcQuery egress(String eni, IpAddress to, int protocol, int port) {
    return new VpcQuery(
        eni,
        Optional.empty(),
        to,
        OptionalInt.of(protocol),
        OptionalInt.of(port),
        OptionalInt.empty(),
        false,
        Optional.empty());
  }

  /**
   * Reads the keys of {@code vpc-queries.jsonl}: eni, from, dst, proto, dport, sport, direction;
   * the words of {@code route-get.jsonl} are understood for the protocol; others are ignored.
   *
   * @throws IllegalArgumentException naming the key whose value cannot be read
   */
  public static VpcQuery of(Map<String, String> keys) {
    String eni = keys.getOrDefault("eni", "");
    if (eni.isBlank()) {
      throw new IllegalArgumentException("eni is missing");
    }
    String direction = keys.getOrDefault("direction", "egress");
    if (!direction.equals("egress") && !direction.equals("ingress")) {
      throw new IllegalArgumentException("direction is egress or ingress, not " + direction);
    }
    IpAddress to = IpAddress.parse(keys.getOrDefault("dst", ""));
    Optional<IpAddress> from = Optional.ofNullable(keys.get("from")).map(IpAddress::parse);
    if (from.isPresent() && from.get().family() != to.family()) {
      throw new IllegalArgumentException(
          "source " + from.get() + " and destination " + to + " differ in family");
    }
    if (direction.equals("ingress") && from.isEmpty()) {
      throw new IllegalArgumentException("from is missing: an ingress flow needs its source");
    }
    String protocol = keys.getOrDefault("proto", keys.getOrDefault("ipproto", ""));
    return new VpcQuery(
        eni,
        from,
        to,
        protocol.isBlank() ? OptionalInt.empty() : OptionalInt.of(Protocols.number(protocol, to)),
        port(keys, "dport"),
        port(keys, "sport"),
        direction.equals("ingress"),
        Optional.empty());
  }

  /** The same of a host that told its range of source ports. */
  public VpcQuery withClientPorts(Optional<Ports> range) {
    return new VpcQuery(eni, from, to, protocol, destinationPort, sourcePort, ingress, range);
  }

  private static OptionalInt port(Map<String, String> keys, String key) {
    String text = keys.getOrDefault(key, "");
    if (text.isBlank()) {
      return OptionalInt.empty();
    }
    try {
      int port = Integer.parseInt(text.strip());
      if (port >= 0 && port <= 65_535) {
        return OptionalInt.of(port);
      }
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(key + " is no port: " + text, e);
    }
    throw new IllegalArgumentException(key + " is no port: " + text);
  }
}
