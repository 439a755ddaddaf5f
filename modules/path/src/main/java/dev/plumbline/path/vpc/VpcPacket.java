package dev.plumbline.path.vpc;

import dev.plumbline.model.IpAddress;
import dev.plumbline.model.account.NetworkInterface;
import java.util.Optional;

/**
 * The packets of one direction of a flow, where they are now.
 *
 * @param sourcePorts all that the client may take
 * @param ports destination ports
 * @param open true where the destination port was not named: some may pass and others not
 * @param reply true on the way back
 * @param sender interface that sent them, where it is one of the account
 * @param rewrittenBy gateway that replaced the sender's address, where one did
 */
record VpcPacket(
    IpAddress source,
    IpAddress destination,
    int protocol,
    Ports sourcePorts,
    Ports ports,
    boolean open,
    boolean reply,
    Optional<NetworkInterface> sender,
    Optional<String> rewrittenBy) {

  VpcPacket withDestination(IpAddress to) {
    return new VpcPacket(
        source, to, protocol, sourcePorts, ports, open, reply, sender, rewrittenBy);
  }

  /** The same with another source address, given by a gateway. */
  VpcPacket rewritten(IpAddress from, String gateway) {
    return new VpcPacket(
        from,
        destination,
        protocol,
        sourcePorts,
        ports,
        open,
        reply,
        sender,
        rewrittenBy.or(() -> Optional.of(gateway)));
  }

  VpcPacket withSourcePorts(Ports range) {
    return new VpcPacket(
        source, destination, protocol, range, ports, open, reply, sender, rewrittenBy);
  }

  /** What the other side sends back, as it leaves there. */
  VpcPacket answer(Optional<NetworkInterface> from) {
    return new VpcPacket(
        destination, source, protocol, ports, sourcePorts, false, true, from, Optional.empty());
  }

  /** The same between two addresses of the other family, as a gateway translates it. */
  VpcPacket translated(IpAddress from, IpAddress to, int number, String gateway) {
    return new VpcPacket(
        from, to, number, sourcePorts, ports, open, reply, sender, Optional.of(gateway));
  }

  /** The same packet to the client behind a NAT gateway, from whom it asked. */
  VpcPacket restored(VpcPacket session) {
    return new VpcPacket(
        session.destination,
        session.source,
        session.protocol,
        sourcePorts,
        session.sourcePorts,
        open,
        reply,
        sender,
        rewrittenBy);
  }

  /** ICMP type of an echo request, or of its reply. */
  int icmpType() {
    if (protocol == Protocols.ICMP6) {
      return reply ? 129 : 128;
    }
    return reply ? 0 : 8;
  }

  /** Such as {@code tcp 10.0.0.1 to 10.0.0.2 port 443}. */
  String words() {
    String text = Protocols.name(protocol) + " " + source + " to " + destination;
    return Protocols.ported(protocol) && !open ? text + " port " + ports : text;
  }
}
