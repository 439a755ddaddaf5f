package dev.plumbline.path.vpc;

import dev.plumbline.model.account.Endpoint;
import dev.plumbline.model.account.Subnet;
import dev.plumbline.model.account.VpcRoute;
import java.util.Optional;

/** Endpoints that a route leads to: gateway endpoints, and those of firewalls. */
final class EndpointHop {
  private final Walk walk;

  EndpointHop(Walk walk) {
    this.walk = walk;
  }

  Arrival take(VpcRoute route, Place place, VpcPacket packet) {
    String id = route.target();
    Optional<Endpoint> known = walk.index.endpoint(id);
    walk.book.hop(id, "Endpoint " + id + ".", known.map(Endpoint::evidence));
    if (known.isEmpty()) {
      walk.book.missing(id, walk.index.state().endpoints());
      return new Arrival.Nowhere();
    }
    Endpoint endpoint = known.get();
    if (!endpoint.state().equals("available")) {
      walk.landing().bad(id, endpoint.state(), endpoint.evidence());
      return new Arrival.Nowhere();
    }
    return endpoint.type().equals("Gateway")
        ? gateway(endpoint, place, packet)
        : firewall(endpoint, place, packet);
  }

  private Arrival gateway(Endpoint endpoint, Place place, VpcPacket packet) {
    boolean carried =
        packet.protocol() == Protocols.TCP
            || packet.protocol() == Protocols.OPEN
            || Protocols.icmp(packet.protocol());
    if (!carried) {
      block(
          endpoint,
          "VPCE_GATEWAY_PROTOCOL_RESTRICTION",
          endpoint.id() + " carries TCP and echo requests only.");
    }
    boolean foreign =
        walk.index.vpc(place.vpc()).filter(v -> !v.contains(packet.source())).isPresent();
    if (foreign) {
      block(
          endpoint,
          "VPCE_GATEWAY_EGRESS_SOURCE_ADDRESS_RESTRICTION",
          endpoint.id() + " only serves sources of its VPC, not " + packet.source() + ".");
    }
    walk.landing().policy(endpoint);
    return carried && !foreign
        ? new Arrival.Outside(endpoint.id(), place.vpc(), packet)
        : new Arrival.Nowhere();
  }

  private void block(Endpoint endpoint, String code, String text) {
    walk.book.block(code, endpoint.id(), "", text, Optional.of(endpoint.evidence()));
  }

  /** What stands behind it decides out of sight; what it lets through goes on from its subnet. */
  private Arrival firewall(Endpoint endpoint, Place place, VpcPacket packet) {
    walk.book.note(
        "PATH_THROUGH_GWLB_NOT_CHECKED",
        endpoint.id(),
        "The reply must come back through " + endpoint.id() + ", or its appliances drop it.");
    walk.book.unknown(
        endpoint.id(), endpoint.id() + ": what the appliances behind it let through is not known");
    Optional<Subnet> subnet =
        endpoint.subnets().stream().flatMap(s -> walk.index.subnet(s).stream()).findFirst();
    if (subnet.isEmpty() || !walk.first(endpoint.id())) {
      return new Arrival.Nowhere();
    }
    if (!subnet.get().id().equals(place.subnet())) {
      walk.acls.judge(subnet.get().id(), false, packet, walk.book);
    }
    return walk.onward(Place.of(subnet.get()), packet);
  }
}
