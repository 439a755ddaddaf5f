package dev.plumbline.path.vpc;

import dev.plumbline.model.Captured;
import dev.plumbline.model.account.NetworkAcl;
import dev.plumbline.model.account.Subnet;
import dev.plumbline.model.account.TransitAttachment;
import dev.plumbline.model.account.TransitRoute;
import dev.plumbline.model.account.VpcRoute;
import dev.plumbline.model.account.VpcRouteTable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Transit gateways: in by the attachment of this VPC, by its route table to another one. */
final class TransitHop {
  private final Walk walk;

  TransitHop(Walk walk) {
    this.walk = walk;
  }

  Arrival take(VpcRoute route, Place place, VpcPacket packet) {
    String tgw = route.target();
    walk.book.hop(tgw, "Transit gateway " + tgw + ".", Optional.empty());
    Optional<TransitAttachment> known =
        attachments().orElse(List.of()).stream()
            .filter(a -> a.gateway().equals(tgw) && a.resource().equals(place.vpc()))
            .min(Comparator.comparingInt(a -> works(a) ? 0 : 1)); // old ones are listed for a while
    if (known.isEmpty()) {
      walk.book.unknown(
          tgw,
          tgw
              + ": its attachments are in aws-ec2-describe-transit-gateway-attachments.json and"
              + " aws-ec2-describe-transit-gateway-vpc-attachments.json: "
              + VpcIndex.why(attachments(), tgw));
      return new Arrival.Nowhere();
    }
    TransitAttachment own = known.get();
    walk.book.hop(own.id(), "Attachment " + own.id() + ".", Optional.of(own.evidence()));
    if (!usable(own) || !enters(own, place, packet)) {
      return new Arrival.Nowhere();
    }
    return associated(own).map(rtb -> by(rtb, own, place, packet)).orElseGet(Arrival.Nowhere::new);
  }

  private Captured<List<TransitAttachment>> attachments() {
    return walk.index.state().transitAttachments();
  }

  private static boolean works(TransitAttachment attachment) {
    return List.of("available", "modifying", "").contains(attachment.state());
  }

  private boolean usable(TransitAttachment attachment) {
    boolean works = works(attachment);
    if (!works) {
      walk.book.block(
          "BAD_STATE_ATTACHMENT",
          attachment.id(),
          "",
          attachment.id() + " is in state " + attachment.state() + ".",
          Optional.of(attachment.evidence()));
    }
    return works;
  }

  /** The attachment needs a subnet in the zone that the packet comes from. */
  private boolean enters(TransitAttachment own, Place place, VpcPacket packet) {
    if (own.subnets().isEmpty()) {
      walk.book.unknown(
          own.id(),
          own.id()
              + ": its subnets are in aws-ec2-describe-transit-gateway-vpc-attachments.json,"
              + " which does not show them");
      return false;
    }
    List<Subnet> subnets = subnets(own);
    Optional<Subnet> here =
        subnets.stream().filter(s -> s.zone().same(place.zone()).orElse(false)).findFirst();
    if (here.isPresent()) {
      walk.acls.judge(here.get().id(), false, packet, walk.book);
      return true;
    }
    if (subnets.size() < own.subnets().size()) {
      walk.book.missing(own.id(), walk.index.state().subnets());
    } else if (subnets.stream().anyMatch(s -> s.zone().same(place.zone()).isEmpty())) {
      walk.book.unknown(own.id(), own.id() + ": in which zones it stands is not shown");
    } else {
      walk.book.block(
          "TGW_ROUTE_AZ_RESTRICTION",
          own.id(),
          "",
          own.id() + " has no subnet in " + place.zone().label() + ", where the packet comes from.",
          Optional.of(own.evidence()));
    }
    return false;
  }

  private List<Subnet> subnets(TransitAttachment attachment) {
    return attachment.subnets().stream().flatMap(s -> walk.index.subnet(s).stream()).toList();
  }

  private Optional<String> associated(TransitAttachment own) {
    if (own.association().isEmpty() && own.associationKnown()) {
      walk.book.block(
          "TGW_ATTACH_MISSING_TGW_RTB_ASSOCIATION",
          own.id(),
          "",
          own.id() + " is associated with no transit gateway route table.",
          Optional.of(own.evidence()));
    } else if (own.association().isEmpty()) {
      walk.book.unknown(
          own.id(),
          own.id()
              + ": its association is in aws-ec2-describe-transit-gateway-attachments.json,"
              + " which does not show it");
    }
    return own.association();
  }

  private Arrival by(String rtb, TransitAttachment own, Place place, VpcPacket packet) {
    walk.book.hop(rtb, "Transit gateway route table " + rtb + ".", Optional.empty());
    String file = "aws-ec2-search-transit-gateway-routes-" + rtb + ".json";
    Captured<List<TransitRoute>> routes =
        Optional.ofNullable(walk.index.state().transitRoutes().get(rtb))
            .orElseGet(() -> Captured.missing(file, file + " is not in the recording"));
    if (!routes.complete()) {
      walk.book.missing(rtb, routes);
      return new Arrival.Nowhere();
    }
    Optional<TransitRoute> best =
        routes.orElse(List.of()).stream()
            .filter(r -> r.prefix().contains(packet.destination()))
            .max(
                Comparator.comparingInt((TransitRoute r) -> r.prefix().length())
                    .thenComparing(TransitRoute::fixed));
    if (best.isEmpty()) {
      walk.book.block(
          "TGW_RTB_NO_ROUTE_TO_TGW_ATTACHMENT",
          rtb,
          "",
          rtb + " has no route to " + packet.destination() + ".",
          Optional.empty());
      return new Arrival.Nowhere();
    }
    if (best.get().blackhole()) {
      String printed = best.get().prefix().address() + "/" + best.get().prefix().length();
      walk.book.block(
          "TGW_RTB_BAD_STATE_ROUTE",
          rtb,
          printed,
          "The route of " + rtb + " to " + printed + " drops (blackhole).",
          Optional.of(best.get().evidence()));
      return new Arrival.Nowhere();
    }
    return arrive(best.get(), own, place, packet);
  }

  private Arrival arrive(TransitRoute route, TransitAttachment own, Place place, VpcPacket packet) {
    List<String> ids = route.attachments();
    List<TransitAttachment> targets =
        attachments().orElse(List.of()).stream().filter(a -> ids.contains(a.id())).toList();
    Optional<TransitAttachment> target =
        ids.size() == 1 ? targets.stream().findFirst() : Optional.empty();
    String name = String.join(", ", ids);
    boolean vpn =
        !targets.isEmpty()
            && targets.size() == ids.size()
            && targets.stream().allMatch(a -> a.type().equals("vpn"));
    if (vpn) {
      walk.book.hop(name, "Attachment " + name + ".", Optional.of(targets.getFirst().evidence()));
      walk.targets().vpn().transit(targets.stream().map(TransitAttachment::resource).toList());
      walk.book.unknown(name, name + ": what lies behind this attachment is out of sight");
      return new Arrival.Nowhere();
    }
    if (target.isEmpty()
        || !target.get().type().equals("vpc")
        || walk.index.vpc(target.get().resource()).isEmpty()) {
      walk.book.hop(name, "Attachment " + name + ".", Optional.empty());
      walk.book.unknown(name, name + ": what lies behind this attachment is out of sight");
      return new Arrival.Nowhere();
    }
    TransitAttachment other = target.get();
    walk.book.hop(other.id(), "Attachment " + other.id() + ".", Optional.of(other.evidence()));
    if (!usable(other)) {
      return new Arrival.Nowhere();
    }
    if (!walk.first(other.id())) {
      walk.book.unknown(other.id(), other.id() + ": the packet comes here a second time");
      return new Arrival.Nowhere();
    }
    walk.crossing = crossing(own, other);
    walk.book.mtu(Mtu.BETWEEN, own.gateway());
    return out(other, place, packet);
  }

  private static Crossing crossing(TransitAttachment own, TransitAttachment other) {
    List<String> without = new ArrayList<>();
    List<String> unsure = new ArrayList<>();
    for (TransitAttachment a : List.of(own, other)) {
      if (a.groupReferencing().isEmpty()) {
        unsure.add(a.id());
      } else if (!a.groupReferencing().get()) {
        without.add(a.id());
      }
    }
    return new Crossing(List.copyOf(without), List.copyOf(unsure), false);
  }

  /**
   * Out of a subnet of the attachment: that of the sender's zone; without one there, or where a
   * flow keeps to one interface (appliance mode), any of them.
   */
  private Arrival out(TransitAttachment other, Place place, VpcPacket packet) {
    List<Subnet> all = subnets(other);
    boolean appliance = other.applianceMode().orElse(false);
    List<Subnet> near =
        all.stream().filter(s -> s.zone().same(place.zone()).orElse(false)).toList();
    List<Subnet> possible = near.isEmpty() || appliance ? all : near;
    if (possible.isEmpty() || possible == all && all.size() < other.subnets().size()) {
      walk.book.missing(other.id(), walk.index.state().subnets());
      return new Arrival.Nowhere();
    }
    if (possible.stream().map(s -> treatment(s, packet)).distinct().count() > 1) {
      walk.book.unknown(
          other.id(),
          other.id()
              + ": which of its subnets brings the packet in"
              + (appliance ? " (appliance mode)" : "")
              + " is not known, and they differ");
      return new Arrival.Nowhere();
    }
    recommend(other, possible.getFirst(), packet);
    return walk.onward(
        new Place(other.resource(), possible.getFirst().id(), possible.getFirst().zone(), true),
        packet);
  }

  /** What decides about a packet that comes out of a subnet: its table, its ACL, its neighbours. */
  private List<Object> treatment(Subnet subnet, VpcPacket packet) {
    return List.of(
        walk.index.surely(subnet.id(), subnet.vpc()).map(VpcRouteTable::id),
        walk.index.aclOf(subnet.id()).map(NetworkAcl::id),
        subnet.contains(packet.destination()));
  }

  /** Appliances keep state, so that both directions must come to the same one. */
  private void recommend(TransitAttachment other, Subnet subnet, VpcPacket packet) {
    boolean appliance =
        walk.index
            .surely(subnet.id(), subnet.vpc())
            .map(t -> walk.routes.choose(t, packet.destination()))
            .filter(c -> c instanceof RouteChoice.Result.Chosen)
            .map(c -> ((RouteChoice.Result.Chosen) c).route().field())
            .filter(List.of("NetworkInterfaceId", "InstanceId", "VpcEndpointId")::contains)
            .isPresent();
    if (appliance && !other.applianceMode().orElse(true)) {
      walk.book.note(
          "TRANSIT_GATEWAY_APPLIANCE_MODE_RECOMMENDED",
          other.id(),
          other.id() + " leads to an appliance without appliance mode: replies can take another.");
    }
  }
}
