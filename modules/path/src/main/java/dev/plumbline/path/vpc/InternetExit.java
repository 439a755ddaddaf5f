package dev.plumbline.path.vpc;

import dev.plumbline.model.Captured;
import dev.plumbline.model.Evidence;
import dev.plumbline.model.Family;
import dev.plumbline.model.IpAddress;
import dev.plumbline.model.account.Gateway;
import dev.plumbline.model.account.InterfaceAddress;
import dev.plumbline.model.account.NatGateway;
import dev.plumbline.model.account.NetworkInterface;
import dev.plumbline.model.account.VpcRoute;
import dev.plumbline.model.account.VpcRouteTable;
import java.util.List;
import java.util.Optional;

/** Out by internet gateways and egress-only ones. */
final class InternetExit {
  private final Walk walk;
  private final InternetEntry entry;

  InternetExit(Walk walk) {
    this.walk = walk;
    this.entry = new InternetEntry(walk, this);
  }

  InternetEntry entry() {
    return entry;
  }

  /** Out by an internet gateway; an address of the account's own comes in again by one. */
  Arrival out(String id, Place place, VpcPacket packet) {
    Optional<Gateway> gateway = usable(id, place.vpc(), walk.index.state().internetGateways());
    if (gateway.isEmpty()) {
      return new Arrival.Nowhere();
    }
    Evidence evidence = gateway.get().evidence();
    boolean viaNat = walk.index.natOwning(place.vpc(), packet.source()).isPresent();
    boolean refused = walk.access.stopsOut(id, place, viaNat, evidence);
    refused |= destination(id, place.vpc(), packet.destination(), evidence);
    refused |= redirected(id, place, packet);
    Optional<IpAddress> seen = outside(place.vpc(), packet.source());
    refused |= unseen(id, seen, packet, evidence);
    if (refused || seen.isEmpty()) {
      return new Arrival.Nowhere();
    }
    VpcPacket next = seen.get().equals(packet.source()) ? packet : packet.rewritten(seen.get(), id);
    walk.book.mtu(Mtu.INTERNET, id);
    if (!Addresses.global(next.destination())) {
      walk.book.unknown(
          id, next.destination() + " beyond " + id + " is no address of the Internet");
      return new Arrival.Nowhere();
    }
    boolean own = elsewhere(next);
    if (!own && !walk.index.state().interfaces().complete()) {
      walk.book.missing(next.destination().toString(), walk.index.state().interfaces());
    }
    return own ? entry.in(next) : new Arrival.Outside(id, place.vpc(), next);
  }

  private boolean unseen(String id, Optional<IpAddress> seen, VpcPacket packet, Evidence evidence) {
    if (seen.isEmpty()) {
      walk.book.block(
          "IGW_PUBLIC_IP_ASSOCIATION_FOR_EGRESS",
          id,
          "",
          packet.source() + " has no public address to leave by " + id + ".",
          Optional.of(evidence));
    }
    return seen.isEmpty();
  }

  /** The address by which the Internet sees a source; empty where it has none. */
  Optional<IpAddress> outside(String vpc, IpAddress source) {
    if (source.family() == Family.V6) {
      boolean kept =
          walk.index
              .vpc(vpc)
              .filter(v -> v.privatePrefixes().stream().anyMatch(p -> p.contains(source)))
              .isPresent();
      return Addresses.global(source) && !kept ? Optional.of(source) : Optional.empty();
    }
    if (walk.index.natOf(source).isPresent()) {
      return Optional.of(source); // a regional NAT gateway shows its public address alone
    }
    Optional<IpAddress> nat =
        walk.index
            .natOwning(vpc, source)
            .filter(NatGateway::external)
            .flatMap(
                n ->
                    n.addresses().stream()
                        .filter(a -> a.privateIp().filter(source::equals).isPresent())
                        .flatMap(a -> a.publicIp().stream())
                        .findFirst());
    return nat.or(
        () ->
            walk.index
                .owner(vpc, source)
                .filter(_ -> walk.index.natOwning(vpc, source).isEmpty())
                .flatMap(e -> e.address(source))
                .flatMap(InterfaceAddress::publicIp));
  }

  private boolean destination(String id, String vpc, IpAddress to, Evidence evidence) {
    if (walk.index.vpc(vpc).filter(v -> v.contains(to)).isPresent()) {
      return refuse("IGW_DESTINATION_ADDRESS_IN_VPC_CIDRS", id, to, evidence);
    }
    if (Addresses.rfc1918(to)) {
      return refuse("IGW_DESTINATION_ADDRESS_NOT_IN_RFC1918_EGRESS", id, to, evidence);
    }
    return Addresses.rfc6598(to)
        && refuse("IGW_DESTINATION_ADDRESS_NOT_IN_RFC6598_EGRESS", id, to, evidence);
  }

  private boolean refuse(String code, String id, IpAddress to, Evidence evidence) {
    walk.book.block(
        code,
        id,
        "",
        id + " carries nothing to " + to + ", no public address.",
        Optional.of(evidence));
    return true;
  }

  /** A subnet whose incoming traffic is redirected cannot use the gateway directly. */
  private boolean redirected(String id, Place place, VpcPacket packet) {
    boolean direct =
        walk.index.subnet(place.subnet()).filter(s -> s.contains(packet.source())).isPresent();
    Optional<VpcRouteTable> edge = walk.index.edgeTable(id);
    if (!direct || edge.isEmpty()) {
      return false;
    }
    Optional<VpcRoute> route = chosen(edge.get(), packet.source());
    if (route.filter(r -> !r.local()).isEmpty() || own(route.get(), packet.source(), place.vpc())) {
      return false;
    }
    walk.book.block(
        "INGRESS_RTB_TRAFFIC_REDIRECTION",
        edge.get().id(),
        route.get().destination(),
        edge.get().id()
            + " redirects what comes in for "
            + route.get().destination()
            + " to "
            + route.get().target()
            + ", so that this subnet cannot use "
            + id
            + " directly.",
        Optional.of(route.get().evidence()));
    return true;
  }

  /** A redirection to the very interface that has the address, or to one of its own subnet. */
  private boolean own(VpcRoute route, IpAddress source, String vpc) {
    return walk.index.owner(vpc, source).filter(e -> e.id().equals(route.target())).isPresent();
  }

  /** The route that a table surely chooses. */
  Optional<VpcRoute> chosen(VpcRouteTable table, IpAddress to) {
    return walk.routes.choose(table, to) instanceof RouteChoice.Result.Chosen chosen
        ? Optional.of(chosen.route())
        : Optional.empty();
  }

  private boolean elsewhere(VpcPacket packet) {
    IpAddress to = packet.destination();
    return walk.index.publicOwner(to).isPresent()
        || walk.index.natOf(to).isPresent() && walk.book.returning()
        || owner6(to).isPresent();
  }

  /** The interface that has a global IPv6 address, in whatever VPC. */
  Optional<NetworkInterface> owner6(IpAddress to) {
    return to.family() == Family.V4
        ? Optional.empty()
        : walk.index.state().vpcs().orElse(List.of()).stream()
            .filter(v -> v.contains(to))
            .flatMap(v -> walk.index.owner(v.id(), to).stream())
            .findFirst();
  }

  /** Out by an egress-only gateway, which lets replies in and nothing else. */
  Arrival egressOnly(String id, Place place, VpcPacket packet) {
    Optional<Gateway> gateway = usable(id, place.vpc(), walk.index.state().egressOnlyGateways());
    if (gateway.isEmpty()) {
      return new Arrival.Nowhere();
    }
    Evidence evidence = gateway.get().evidence();
    boolean refused = walk.access.stopsOut(id, place, true, evidence);
    refused |= destination(id, place.vpc(), packet.destination(), evidence);
    refused |= unseen(id, outside(place.vpc(), packet.source()), packet, evidence);
    if (refused) {
      return new Arrival.Nowhere();
    }
    if (packet.reply()) {
      walk.book.unknown(
          id, id + ": whether it carries replies to a flow that another gateway brought in");
      return new Arrival.Nowhere();
    }
    walk.book.mtu(Mtu.INTERNET, id);
    return new Arrival.Outside(id, place.vpc(), packet);
  }

  private Optional<Gateway> usable(String id, String vpc, Captured<List<Gateway>> section) {
    Optional<Gateway> gateway =
        section.orElse(List.of()).stream().filter(g -> g.id().equals(id)).findFirst();
    walk.book.hop(id, "Gateway " + id + ".", gateway.map(Gateway::evidence));
    if (gateway.isEmpty()) {
      walk.book.missing(id, section);
    } else if (!gateway.get().attached(vpc)) {
      walk.landing().bad(id, "not attached to " + vpc, gateway.get().evidence());
      return Optional.empty();
    }
    return gateway;
  }
}
