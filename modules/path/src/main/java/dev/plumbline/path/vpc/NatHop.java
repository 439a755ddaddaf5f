package dev.plumbline.path.vpc;

import dev.plumbline.model.Captured;
import dev.plumbline.model.Family;
import dev.plumbline.model.IpAddress;
import dev.plumbline.model.IpPrefix;
import dev.plumbline.model.account.Gateway;
import dev.plumbline.model.account.NatGateway;
import dev.plumbline.model.account.NatGateway.NatAddress;
import dev.plumbline.model.account.VpcRoute;
import dev.plumbline.model.account.VpcRouteTable;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** NAT gateways: a hop with a subnet, ACL and route table of its own. */
final class NatHop {
  private static final Ports OWN_PORTS = Ports.of(1024, 65_535);
  private static final Set<Integer> CARRIED =
      Set.of(Protocols.TCP, Protocols.UDP, Protocols.ICMP, Protocols.ICMP6, Protocols.OPEN);
  private static final IpPrefix NAT64 = IpPrefix.parse("64:ff9b::/96");

  private final Walk walk;

  NatHop(Walk walk) {
    this.walk = walk;
  }

  Arrival take(VpcRoute route, Place place, VpcPacket packet) {
    Optional<NatGateway> known = walk.index.nat(route.target());
    if (known.isEmpty()) {
      walk.book.hop(route.target(), "NAT gateway " + route.target() + ".", Optional.empty());
      walk.book.missing(route.target(), walk.index.state().natGateways());
      return new Arrival.Nowhere();
    }
    NatGateway nat = known.get();
    if (!walk.first(nat.id())) {
      block(
          nat,
          "NO_POSSIBLE_DESTINATION",
          route.destination(),
          "The route table of " + nat.subnet() + " leads back to " + nat.id() + " itself.");
      return new Arrival.Nowhere();
    }
    if (!nat.subnet().isEmpty() && !nat.subnet().equals(place.subnet())) {
      walk.acls.judge(nat.subnet(), false, packet, walk.book);
    }
    walk.book.hop(nat.id(), "NAT gateway " + nat.id() + ".", Optional.of(nat.evidence()));
    if (refuses(nat, place, packet)) {
      return new Arrival.Nowhere();
    }
    Optional<IpAddress> own = address(nat, place);
    if (own.isEmpty()) {
      walk.book.unknown(nat.id(), nat.id() + " does not show its private address");
      return new Arrival.Nowhere();
    }
    walk.session(nat, packet);
    walk.book.mtu(Mtu.BETWEEN, nat.id());
    VpcPacket sent =
        packet.destination().family() == Family.V6
            ? toIpv4(nat, packet, own.get())
            : packet.rewritten(own.get(), nat.id());
    VpcPacket next = sent.withSourcePorts(ports(sent));
    return nat.regional() ? regional(nat, place, next) : onward(nat, next);
  }

  private static Ports ports(VpcPacket packet) {
    return Protocols.ported(packet.protocol()) ? OWN_PORTS : packet.sourcePorts();
  }

  /** NAT64: the last four bytes of the destination are the IPv4 address that is meant. */
  private VpcPacket toIpv4(NatGateway nat, VpcPacket packet, IpAddress own) {
    IpAddress to = new IpAddress(Family.V4, 0, packet.destination().low() & 0xffff_ffffL);
    int protocol = packet.protocol() == Protocols.ICMP6 ? Protocols.ICMP : packet.protocol();
    walk.book.pass(
        nat.id(),
        nat.id() + " sends it on to " + to + " as IPv4 (NAT64).",
        Optional.of(nat.evidence()));
    return packet.translated(own, to, protocol, nat.id());
  }

  private Arrival onward(NatGateway nat, VpcPacket packet) {
    return walk.onward(walk.place(nat), packet);
  }

  /** A regional one stands in no subnet: by its own table, else to the gateway of the VPC. */
  private Arrival regional(NatGateway nat, Place place, VpcPacket packet) {
    Optional<VpcRouteTable> table = nat.table().flatMap(walk.index::table);
    if (table.isPresent()) {
      RouteChoice.Result choice = walk.routes.choose(table.get(), packet.destination());
      walk.book.hop(
          table.get().id(), "Table of " + nat.id() + ".", Optional.of(table.get().evidence()));
      return walk.follow(
          choice, table.get(), new Place(nat.vpc(), "", place.zone(), false), packet);
    }
    Captured<List<Gateway>> gateways = walk.index.state().internetGateways();
    Optional<Gateway> gateway =
        gateways.orElse(List.of()).stream().filter(g -> g.attached(nat.vpc())).findFirst();
    if (gateway.isEmpty()) {
      walk.book.missing(nat.id(), gateways);
      return new Arrival.Nowhere();
    }
    return walk.targets()
        .internet()
        .out(gateway.get().id(), new Place(nat.vpc(), "", place.zone(), false), packet);
  }

  private boolean refuses(NatGateway nat, Place place, VpcPacket packet) {
    if (!nat.state().equals("available")) {
      walk.landing().bad(nat.id(), nat.state(), nat.evidence());
      return true;
    }
    boolean six = packet.destination().family() == Family.V6;
    if (!CARRIED.contains(packet.protocol()) || six && !NAT64.contains(packet.destination())) {
      block(nat, "PROTOCOL_RESTRICTION", "", nat.id() + " does not carry " + packet.words() + ".");
      return true;
    }
    if (packet.reply()) {
      block(
          nat,
          "NGW_SOURCE_ADDRESS_REASSIGN",
          "",
          nat.id() + " gives the reply another source address than the client asked.");
      return true;
    }
    boolean foreign =
        !place.transit()
            && walk.index.vpc(nat.vpc()).filter(v -> !v.contains(packet.source())).isPresent();
    if (foreign) {
      block(
          nat,
          "NGW_REQUIRES_SOURCE_IN_VPC",
          "",
          nat.id() + " only serves sources of its VPC, not " + packet.source() + ".");
      return true;
    }
    return outOfZone(nat, place);
  }

  private boolean outOfZone(NatGateway nat, Place place) {
    if (!nat.regional()) {
      return false;
    }
    List<Optional<Boolean>> same =
        nat.addresses().stream().map(a -> a.zone().same(place.zone())).toList();
    if (same.contains(Optional.of(true))) {
      return false;
    }
    if (same.stream().anyMatch(Optional::isEmpty)) {
      walk.book.unknown(nat.id(), nat.id() + ": which zones it serves is not shown");
    } else {
      block(
          nat,
          "REGIONAL_NGW_ROUTE_AZ_RESTRICTION",
          "",
          nat.id() + " has no address in " + place.zone().label() + ".");
    }
    return true;
  }

  private static Optional<IpAddress> address(NatGateway nat, Place place) {
    return nat.addresses().stream()
        .filter(a -> !nat.regional() || a.zone().same(place.zone()).orElse(false))
        .flatMap(a -> nat.regional() ? shown(a).stream() : a.privateIp().stream())
        .findFirst();
  }

  private static Optional<IpAddress> shown(NatAddress address) {
    return address.privateIp().or(address::publicIp);
  }

  private void block(NatGateway nat, String code, String rule, String text) {
    walk.book.block(code, nat.id(), rule, text, Optional.of(nat.evidence()));
  }
}
