package dev.plumbline.path.vpc;

import dev.plumbline.model.account.NatGateway;
import dev.plumbline.model.account.NetworkInterface;
import dev.plumbline.model.account.VpcRoute;
import java.util.Optional;

/** What a route leads to, each kind with conditions of its own. */
final class Targets {
  private final Walk walk;
  private final InternetExit internet;
  private final NatHop nat;
  private final TransitHop transit;
  private final PeeringHop peering;
  private final EndpointHop endpoint;
  private final VpnHop vpn;

  Targets(Walk walk) {
    this.walk = walk;
    this.internet = new InternetExit(walk);
    this.nat = new NatHop(walk);
    this.transit = new TransitHop(walk);
    this.peering = new PeeringHop(walk);
    this.endpoint = new EndpointHop(walk);
    this.vpn = new VpnHop(walk);
  }

  InternetExit internet() {
    return internet;
  }

  VpnHop vpn() {
    return vpn;
  }

  /** True where the target stands in the subnet itself, whose border is not crossed then. */
  boolean inside(VpcRoute route, String subnet) {
    String id = route.target();
    Optional<String> at =
        switch (kind(route)) {
          case "nat" -> walk.index.nat(id).map(NatGateway::subnet);
          case "eni", "i" -> card(route).map(NetworkInterface::subnet);
          case "vpce" -> walk.index.endpoint(id).flatMap(e -> e.subnets().stream().findFirst());
          default -> Optional.empty();
        };
    return at.filter(subnet::equals).isPresent();
  }

  private static String kind(VpcRoute route) {
    String id = route.target();
    int dash = id.indexOf('-');
    return id.equals("local") || dash < 0 ? id : id.substring(0, dash);
  }

  private Optional<NetworkInterface> card(VpcRoute route) {
    return walk.index.eni(route.target()).or(() -> walk.index.ofInstance(route.target()));
  }

  Arrival take(VpcRoute route, Place place, VpcPacket packet) {
    return switch (kind(route)) {
      case "local" -> walk.landing().inVpc(place.vpc(), packet);
      case "igw" -> internet.out(route.target(), place, packet);
      case "eigw" -> internet.egressOnly(route.target(), place, packet);
      case "nat" -> nat.take(route, place, packet);
      case "tgw" -> transit.take(route, place, packet);
      case "pcx" -> peering.take(route, place, packet);
      case "vpce" -> endpoint.take(route, place, packet);
      case "vgw" -> vpn.take(route, place, packet);
      case "eni", "i" -> appliance(route, place, packet);
      default -> {
        String id = route.target().isEmpty() ? route.destination() : route.target();
        walk.book.hop(id, "Target " + route.field() + " " + id + ".", Optional.empty());
        walk.book.unknown(id, id + ": what lies behind " + unseen(route) + " is not known");
        yield new Arrival.Nowhere();
      }
    };
  }

  private static String unseen(VpcRoute route) {
    return switch (route.field()) {
      case "LocalGatewayId" -> "a local gateway (AWS Outposts)";
      case "CarrierGatewayId" -> "a carrier gateway (AWS Wavelength)";
      case "CoreNetworkArn" -> "a core network (AWS Cloud WAN)";
      case "OdbNetworkArn" -> "an Oracle Database@AWS network";
      default -> "a target of this kind";
    };
  }

  /** An interface that is to forward: its own filters apply, its guest is out of sight. */
  Arrival appliance(VpcRoute route, Place place, VpcPacket packet) {
    Optional<NetworkInterface> card = card(route);
    if (card.isEmpty()) {
      walk.book.hop(route.target(), "Target " + route.target() + ".", Optional.empty());
      walk.book.missing(route.target(), walk.index.state().interfaces());
      return new Arrival.Nowhere();
    }
    NetworkInterface eni = card.get();
    Arrival arrival = walk.landing().at(eni, packet, eni.subnet().equals(place.subnet()));
    if (!(arrival instanceof Arrival.Delivered) || eni.owns(packet.destination())) {
      return arrival;
    }
    walk.book.unknown(eni.id(), eni.id() + ": whether its host forwards is out of sight");
    return new Arrival.Nowhere();
  }
}
