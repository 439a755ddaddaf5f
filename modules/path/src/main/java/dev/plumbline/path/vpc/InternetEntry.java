package dev.plumbline.path.vpc;

import dev.plumbline.model.Captured;
import dev.plumbline.model.IpAddress;
import dev.plumbline.model.account.Gateway;
import dev.plumbline.model.account.InterfaceAddress;
import dev.plumbline.model.account.NatGateway;
import dev.plumbline.model.account.NetworkInterface;
import dev.plumbline.model.account.Vpc;
import dev.plumbline.model.account.VpcRoute;
import dev.plumbline.model.account.VpcRouteTable;
import dev.plumbline.model.account.Zone;
import java.util.List;
import java.util.Optional;

/** In by internet gateways: new flows from outside, and replies to what left. */
final class InternetEntry {
  private final Walk walk;
  private final InternetExit exit;

  InternetEntry(Walk walk, InternetExit exit) {
    this.walk = walk;
    this.exit = exit;
  }

  /** In from the Internet to a public address of the account; out of sight where it is none. */
  Arrival in(VpcPacket packet) {
    IpAddress to = packet.destination();
    Optional<NatGateway> nat = walk.index.natOf(to).filter(n -> walk.session(n).isPresent());
    Optional<NetworkInterface> eni = walk.index.publicOwner(to).or(() -> exit.owner6(to));
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
    return exit.outside(vpc, to).flatMap(_ -> walk.index.owner(vpc, to)).map(_ -> to);
  }

  private Arrival land(Gateway gateway, String vpc, VpcPacket packet) {
    Optional<NetworkInterface> eni = walk.index.owner(vpc, packet.destination());
    boolean stopped =
        !packet.reply()
            && eni.filter(e -> walk.access.stopsIn(gateway.id(), walk.place(e), gateway.evidence()))
                .isPresent();
    if (stopped) {
      return new Arrival.Nowhere();
    }
    Optional<VpcRouteTable> edge = walk.index.edgeTable(gateway.id());
    Optional<VpcRoute> redirect =
        edge.flatMap(t -> exit.chosen(t, packet.destination())).filter(r -> !r.local());
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
      return walk.targets().take(redirect.get(), new Place(vpc, "", Zone.NONE, false), packet);
    }
    return walk.landing().inVpc(vpc, packet);
  }
}
