package dev.plumbline.path.firewall;

import dev.plumbline.model.Family;
import dev.plumbline.model.IpAddress;
import dev.plumbline.path.Query;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * A packet at a hook. What is absent is not known, and matches on it cannot be told.
 *
 * @param protocol tcp, udp, icmp, icmpv6 or a number
 * @param iif link it came in by; absent for traffic made on the host
 * @param oif link it leaves by, where already chosen
 * @param uid owner of the socket
 * @param mark fwmark
 * @param connectionMark mark that connection tracking keeps
 */
public record Packet(
    IpAddress source,
    IpAddress destination,
    Optional<String> protocol,
    OptionalInt sourcePort,
    OptionalInt destinationPort,
    Optional<String> iif,
    Optional<String> oif,
    OptionalLong uid,
    Mark mark,
    Mark connectionMark,
    ConnectionState state) {

  /**
   * The packet that a question is about.
   *
   * @param source its source address, which the question may leave open
   * @param oif the link that the routing chose, if any
   */
  public static Packet of(
      Query query, IpAddress source, Optional<String> oif, ConnectionState state) {
    boolean fresh = state == ConnectionState.NEW;
    return new Packet(
        source,
        query.to(),
        query.protocol().map(p -> Protocols.name(p, query.family())),
        query.sourcePort(),
        query.destinationPort(),
        query.iif(),
        oif,
        OptionalLong.of(query.uid()),
        Mark.of(query.mark()),
        fresh ? Mark.NONE : Mark.ANY,
        state);
  }

  public Family family() {
    return destination.family();
  }

  Packet withMark(Mark other) {
    return with(source, destination, destinationPort, other, connectionMark, state);
  }

  Packet withConnectionMark(Mark other) {
    return with(source, destination, destinationPort, mark, other, state);
  }

  Packet withState(ConnectionState other) {
    return with(source, destination, destinationPort, mark, connectionMark, other);
  }

  Packet withDestination(IpAddress other, OptionalInt port) {
    OptionalInt to = port.isPresent() ? port : destinationPort;
    return with(source, other, to, mark, connectionMark, state);
  }

  Packet withSource(IpAddress other) {
    return with(other, destination, destinationPort, mark, connectionMark, state);
  }

  private Packet with(
      IpAddress newSource,
      IpAddress newDestination,
      OptionalInt newPort,
      Mark newMark,
      Mark newConnectionMark,
      ConnectionState newState) {
    return new Packet(
        newSource,
        newDestination,
        protocol,
        sourcePort,
        newPort,
        iif,
        oif,
        uid,
        newMark,
        newConnectionMark,
        newState);
  }
}
