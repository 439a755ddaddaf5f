package dev.plumbline.path.vpc;

import dev.plumbline.model.Captured;
import dev.plumbline.model.Evidence;
import dev.plumbline.model.Family;
import dev.plumbline.model.IpAddress;
import dev.plumbline.model.account.Gateway;
import dev.plumbline.model.account.InterfaceAddress;
import dev.plumbline.model.account.NatGateway;
import dev.plumbline.model.account.NetworkInterface;
import dev.plumbline.model.account.Subnet;
import dev.plumbline.model.account.Vpc;
import dev.plumbline.model.account.VpcRoute;
import dev.plumbline.model.account.VpcRouteTable;
import java.util.List;
import java.util.Optional;

/** Internet gateways and egress-only ones, both directions. */
final class InternetExit {
  private final Walk walk;

  InternetExit(Walk walk) {
    this.walk = walk;
  }

  /** Out by an internet gateway; an address of the account's own comes in again by one. */
  Arrival out(String id, Place place, VpcPacket packet) {
    Optional<Gateway> gateway = usable(id, place.vpc(), walk.index.state().internetGateways());
    if (gateway.isEmpty()) {
      return new Arrival.Nowhere();
    }
    Evidence evidence = gateway.get().evidence();
    boolean viaNat = walk.index.natOwning(place.vpc(), packet.source()).isPresent();
    boolean refused = blocked(id, place, viaNat, evidence);
    refused |= destination(id, place.vpc(), packet.destination(), evidence);
    refused |= redirected(id, place, packet);
    Optional<IpAddress> seen = outside(place.vpc(), packet.source());
    if (seen.isEmpty()) {
      walk.book.block(
          "IGW_PUBLIC_IP_ASSOCIATION_FOR_EGRESS",
          id,
          "",
          packet.source() + " has no public address to leave by " + id + ".",
          Optional.of(evidence));
      refused = true;
    }
    if (refused || seen.isEmpty()) {
      return new Arrival.Nowhere();
    }
    VpcPacket next = seen.get().equals(packet.source()) ? packet : packet.rewritten(seen.get(), id);
    walk.book.note("Towards the Internet packets are at most 1500 bytes.");
    return elsewhere(next) ? in(next) : new Arrival.Outside(id, place.vpc(), next);
  }

  /** The address by which the Internet sees a source; empty where it has none. */
  private Optional<IpAddress> outside(String vpc, IpAddress source) {
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

  private Optional<VpcRoute> chosen(VpcRouteTable table, IpAddress to) {
    return walk.routes.choose(table, to) instanceof RouteChoice.Result.Chosen chosen
        ? Optional.of(chosen.route())
        : Optional.empty();
  }

  /** True where the block on public access of the account stops it. */
  private boolean blocked(String id, Place place, boolean viaNat, Evidence evidence) {
    String mode =
        walk.index
            .subnet(place.subnet())
            .map(Subnet::publicAccess)
            .filter(m -> !m.isEmpty())
            .or(() -> walk.index.vpc(place.vpc()).map(Vpc::publicAccess))
            .orElse("");
    boolean unseen = walk.index.subnet(place.subnet()).isEmpty() && !place.subnet().isEmpty();
    if (mode.isEmpty() && unseen) {
      walk.book.missing(place.subnet(), walk.index.state().subnets());
    }
    boolean stops = mode.equals("block-bidirectional") || mode.equals("block-ingress") && !viaNat;
    if (stops) {
      walk.book.block(
          "VPC_BLOCK_PUBLIC_ACCESS_ENABLED",
          id,
          "",
          "Public access is blocked for " + place.subnet() + " (" + mode + ").",
          Optional.of(evidence));
    }
    return stops;
  }

  private boolean elsewhere(VpcPacket packet) {
    IpAddress to = packet.destination();
    return walk.index.publicOwner(to).isPresent()
        || walk.index.natOf(to).isPresent() && walk.book.returning()
        || owner6(to).isPresent();
  }

  private Optional<NetworkInterface> owner6(IpAddress to) {
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
    if (gateway.isEmpty() || blocked(id, place, true, gateway.get().evidence())) {
      return new Arrival.Nowhere();
    }
    if (packet.reply()) {
      walk.book.unknown(
          id, id + ": whether it carries replies to a flow that another gateway brought in");
      return new Arrival.Nowhere();
    }
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

  /** In from the Internet to a public address of the account; out of sight where it is none. */
  Arrival in(VpcPacket packet) {
    IpAddress to = packet.destination();
    Optional<NatGateway> nat = walk.index.natOf(to).filter(n -> walk.session(n).isPresent());
    Optional<NetworkInterface> eni = walk.index.publicOwner(to).or(() -> owner6(to));
    Optional<String> vpc = nat.map(NatGateway::vpc).or(() -> eni.map(NetworkInterface::vpc));
    return vpc.map(v -> in(v, packet)).orElseGet(Arrival.Nowhere::new);
  }

  /** In by the gateway of a VPC. */
  Arrival in(String vpc, VpcPacket packet) {
    Captured<List<Gateway>> section = walk.index.state().internetGateways();
    Optional<Gateway> gateway =
        section.orElse(List.of()).stream().filter(g -> g.attached(vpc)).findFirst();
    if (gateway.isEmpty()) {
      if (section.complete()) {
        walk.book.block(
            "NO_PATH",
            vpc,
            "",
            "No internet gateway is attached to " + vpc + ".",
            walk.index.vpc(vpc).map(Vpc::evidence));
      } else {
        walk.book.missing(vpc, section);
      }
      return new Arrival.Nowhere();
    }
    return in(gateway.get(), vpc, packet);
  }

  private Arrival in(Gateway gateway, String vpc, VpcPacket packet) {
    walk.book.hop(gateway.id(), "In by " + gateway.id() + ".", Optional.of(gateway.evidence()));
    IpAddress to = packet.destination();
    Optional<NatGateway> nat = walk.index.natOf(to).filter(n -> walk.session(n).isPresent());
    if (nat.isPresent()) {
      Optional<IpAddress> inner =
          nat.get().addresses().stream()
              .filter(a -> a.publicIp().filter(to::equals).isPresent())
              .flatMap(a -> a.privateIp().stream())
              .findFirst();
      return walk.landing()
          .restore(
              nat.get(),
              walk.session(nat.get()).orElseThrow(),
              inner.map(packet::withDestination).orElse(packet),
              false);
    }
    Optional<NetworkInterface> eni = walk.index.publicOwner(to).filter(e -> e.vpc().equals(vpc));
    Optional<IpAddress> inner = eni.flatMap(e -> inner(e, to)).or(() -> already(vpc, to));
    if (inner.isEmpty()) {
      walk.book.block(
          "IGW_PRIVATE_IP_ASSOCIATION_FOR_INGRESS",
          gateway.id(),
          "",
          to + " is not the public address of an interface of " + vpc + ".",
          Optional.of(gateway.evidence()));
      return new Arrival.Nowhere();
    }
    return land(gateway, vpc, packet.withDestination(inner.get()));
  }

  private static Optional<IpAddress> inner(NetworkInterface eni, IpAddress publicIp) {
    return eni.addresses().stream()
        .filter(a -> a.publicIp().filter(publicIp::equals).isPresent())
        .map(InterfaceAddress::ip)
        .findFirst();
  }

  /** An address that needs no other: global IPv6, or a private one with a public one beside it. */
  private Optional<IpAddress> already(String vpc, IpAddress to) {
    return outside(vpc, to).flatMap(_ -> walk.index.owner(vpc, to)).map(_ -> to);
  }

  private Arrival land(Gateway gateway, String vpc, VpcPacket packet) {
    Optional<NetworkInterface> eni = walk.index.owner(vpc, packet.destination());
    boolean stopped =
        !packet.reply()
            && eni.filter(e -> blocked(gateway.id(), Place.of(e), false, gateway.evidence()))
                .isPresent();
    if (stopped) {
      return new Arrival.Nowhere();
    }
    Optional<VpcRouteTable> edge = walk.index.edgeTable(gateway.id());
    Optional<VpcRoute> redirect =
        edge.flatMap(t -> chosen(t, packet.destination())).filter(r -> !r.local());
    if (redirect.isPresent() && edge.isPresent()) {
      walk.book.hop(
          edge.get().id(),
          "Table "
              + edge.get().id()
              + " of "
              + gateway.id()
              + " redirects it to "
              + redirect.get().target()
              + ".",
          Optional.of(redirect.get().evidence()));
      return walk.targets().take(redirect.get(), new Place(vpc, "", "", false), packet);
    }
    return walk.landing().inVpc(vpc, packet, "");
  }
}
