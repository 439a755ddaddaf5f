package dev.plumbline.path.vpc;

import dev.plumbline.model.account.Peering;
import dev.plumbline.model.account.VpcRoute;
import java.util.List;
import java.util.Optional;

/** Peering connections: from VPC to VPC and no further. */
final class PeeringHop {
  private final Walk walk;

  PeeringHop(Walk walk) {
    this.walk = walk;
  }

  Arrival take(VpcRoute route, Place place, VpcPacket packet) {
    String id = route.target();
    Optional<Peering> known =
        walk.index.state().peerings().orElse(List.of()).stream()
            .filter(p -> p.id().equals(id))
            .findFirst();
    walk.book.hop(id, "Peering connection " + id + ".", known.map(Peering::evidence));
    if (known.isEmpty()) {
      walk.book.missing(id, walk.index.state().peerings());
      return new Arrival.Nowhere();
    }
    Peering peering = known.get();
    if (!peering.active()) {
      walk.landing().bad(id, peering.status(), peering.evidence());
      return new Arrival.Nowhere();
    }
    Optional<Peering.Side> side = peering.other(place.vpc());
    if (side.isEmpty()) {
      walk.landing().bad(id, "not connected to " + place.vpc(), peering.evidence());
      return new Arrival.Nowhere();
    }
    if (!inside(side.get(), place, packet)) {
      walk.book.block(
          "PCX_REQUIRES_ADDRESS_IN_VPC_CIDR",
          id,
          "",
          id + " carries only packets between the two VPCs, not " + packet.words() + ".",
          Optional.of(peering.evidence()));
      return new Arrival.Nowhere();
    }
    return across(peering, side.get(), packet);
  }

  /** Both ends must lie in the VPCs themselves: nothing behind a gateway of either is reached. */
  private boolean inside(Peering.Side side, Place place, VpcPacket packet) {
    boolean to =
        side.contains(packet.destination())
            || walk.index.vpc(side.vpc()).filter(v -> v.contains(packet.destination())).isPresent();
    boolean from = walk.index.vpc(place.vpc()).map(v -> v.contains(packet.source())).orElse(true);
    return to && from;
  }

  private Arrival across(Peering peering, Peering.Side side, VpcPacket packet) {
    if (walk.index.vpc(side.vpc()).isEmpty()) {
      walk.book.unknown(
          peering.id(),
          peering.id()
              + ": "
              + side.vpc()
              + " at its other end is not in aws-ec2-describe-vpcs.json");
      return new Arrival.Nowhere();
    }
    if (!peering.sameRegion()) {
      walk.book.mtu(Mtu.BETWEEN, peering.id());
      walk.crossing = new Crossing(List.of(), List.of(), true);
    }
    return walk.landing().inVpc(side.vpc(), packet);
  }
}
