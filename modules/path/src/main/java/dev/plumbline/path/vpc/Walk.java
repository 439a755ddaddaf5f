package dev.plumbline.path.vpc;

import dev.plumbline.model.IpAddress;
import dev.plumbline.model.account.NatGateway;
import dev.plumbline.model.account.NetworkInterface;
import dev.plumbline.model.account.Subnet;
import dev.plumbline.model.account.Vpc;
import dev.plumbline.model.account.VpcRoute;
import dev.plumbline.model.account.VpcRouteTable;
import dev.plumbline.model.account.Zone;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One flow on its way through the account's VPCs, there and then back. It remembers what makes the
 * way back another one: interfaces that know the flow, and what NAT gateways replaced.
 */
final class Walk {
  final VpcIndex index;
  final Book book;
  final AclFilter acls;
  final GroupFilter groups;
  final RouteChoice routes;
  final AccessBlock access;
  private final Map<String, VpcPacket> sessions = new HashMap<>();
  private final Set<String> tracked = new HashSet<>();
  private final Set<String> passed = new HashSet<>();
  private final Targets targets;
  private final Landing landing;
  Crossing crossing = Crossing.NONE;

  Walk(VpcIndex index, Book book) {
    this.index = index;
    this.book = book;
    this.acls = new AclFilter(index);
    this.groups = new GroupFilter(index);
    this.routes = new RouteChoice(index);
    this.access = new AccessBlock(index, book);
    this.targets = new Targets(this);
    this.landing = new Landing(this);
  }

  /** From here on it is the way back. */
  void turn() {
    book.turn();
    passed.clear();
    crossing = Crossing.NONE;
  }

  /** True the first time that this way comes to a gateway; a second time is a loop. */
  boolean first(String gateway) {
    return passed.add(gateway);
  }

  /** True where the interface has not seen this flow yet, so that its groups have a say. */
  boolean fresh(NetworkInterface eni) {
    return tracked.add(eni.id());
  }

  /** What came to a NAT gateway on the way there, where it did. */
  Optional<VpcPacket> session(NatGateway nat) {
    return Optional.ofNullable(sessions.get(nat.id()));
  }

  void session(NatGateway nat, VpcPacket packet) {
    sessions.put(nat.id(), packet);
  }

  Landing landing() {
    return landing;
  }

  Targets targets() {
    return targets;
  }

  /** Sends a packet out of an interface. */
  Arrival leave(NetworkInterface eni, VpcPacket packet) {
    book.hop(eni.id(), "Leaves by " + eni.id() + ".", Optional.of(eni.evidence()));
    if (!packet.reply()) {
      landing.state(eni);
    }
    if (eni.sourceDestCheck() && !eni.owns(packet.source())) {
      book.block(
          "ENI_SOURCE_DEST_CHECK_RESTRICTION",
          eni.id(),
          "",
          eni.id() + " checks addresses and drops the source " + packet.source() + ".",
          Optional.of(eni.evidence()));
      return new Arrival.Nowhere();
    }
    if (service(eni, packet.destination())) {
      book.pass(
          eni.id(),
          packet.destination() + " is served on the host: no group and no network ACL applies.",
          Optional.empty());
      return new Arrival.Nowhere();
    }
    if (unsure(eni, packet.destination())) {
      book.missing(eni.vpc(), index.state().vpcs());
      return new Arrival.Nowhere();
    }
    if (fresh(eni)) {
      groups.judge(eni, true, packet, Crossing.NONE, book);
    }
    return onward(place(eni), packet);
  }

  /** Where a NAT gateway stands that is not a regional one. */
  Place place(NatGateway nat) {
    Zone zone = index.subnet(nat.subnet()).map(Subnet::zone).orElse(Zone.NONE);
    return new Place(nat.vpc(), nat.subnet(), zone, false);
  }

  /** Where an interface stands; its subnet knows the zone where the interface does not say. */
  Place place(NetworkInterface eni) {
    Zone zone =
        eni.zone().equals(Zone.NONE)
            ? index.subnet(eni.subnet()).map(Subnet::zone).orElse(Zone.NONE)
            : eni.zone();
    return new Place(eni.vpc(), eni.subnet(), zone, false);
  }

  /** Without the VPC's prefixes an address that nobody has may be that of its resolver. */
  private boolean unsure(NetworkInterface eni, IpAddress to) {
    return index.vpc(eni.vpc()).isEmpty()
        && index.owner(eni.vpc(), to).isEmpty()
        && !Addresses.global(to);
  }

  private boolean service(NetworkInterface eni, IpAddress to) {
    Optional<Vpc> vpc = index.vpc(eni.vpc());
    boolean resolver = vpc.flatMap(Addresses::resolver).filter(to::equals).isPresent();
    if (resolver) {
      landing.resolver(eni.vpc());
    }
    boolean router =
        index
            .subnet(eni.subnet())
            .filter(s -> s.prefixes().stream().anyMatch(p -> Addresses.plus(p, 1).equals(to)))
            .isPresent();
    return resolver || router || Addresses.service(to);
  }

  /** Where a packet goes that stands in a subnet: inside it, or by its route table. */
  Arrival onward(Place place, VpcPacket packet) {
    IpAddress to = packet.destination();
    Optional<NetworkInterface> near =
        index.owner(place.vpc(), to).filter(e -> e.subnet().equals(place.subnet()));
    if (near.isPresent()) {
      return landing.inVpc(place.vpc(), packet, place.subnet());
    }
    if (index.subnet(place.subnet()).filter(s -> s.contains(to)).isPresent()) {
      return landing.nobody(place.vpc(), to);
    }
    Optional<VpcRouteTable> table = table(place);
    if (table.isEmpty()) {
      acls.judge(place.subnet(), true, packet, book);
      return new Arrival.Nowhere();
    }
    book.hop(
        table.get().id(),
        "Route table " + table.get().id() + " of " + place.subnet() + ".",
        Optional.of(table.get().evidence()));
    return by(table.get(), place, packet);
  }

  private Optional<VpcRouteTable> table(Place place) {
    Optional<VpcRouteTable> table = index.surely(place.subnet(), place.vpc());
    if (table.isEmpty()) {
      book.unknown(
          place.subnet(),
          "the route table of " + VpcIndex.why(index.state().routeTables(), place.subnet()));
    }
    return table;
  }

  private Arrival by(VpcRouteTable table, Place place, VpcPacket packet) {
    RouteChoice.Result choice = routes.choose(table, packet.destination());
    boolean inside =
        choice instanceof RouteChoice.Result.Chosen chosen
            && targets.inside(chosen.route(), place.subnet());
    if (!inside) {
      acls.judge(place.subnet(), true, packet, book);
    }
    return follow(choice, table, place, packet);
  }

  /** Goes by what a route table said. */
  Arrival follow(RouteChoice.Result choice, VpcRouteTable table, Place place, VpcPacket packet) {
    IpAddress to = packet.destination();
    Optional<VpcRoute> route =
        switch (choice) {
          case RouteChoice.Result.Chosen chosen -> Optional.of(chosen.route());
          case RouteChoice.Result.Nothing _ -> {
            book.block(
                "NO_ROUTE_TO_DESTINATION",
                table.id(),
                "",
                table.id() + " has no route to " + to + ".",
                Optional.of(table.evidence()));
            yield Optional.empty();
          }
          case RouteChoice.Result.Unsure unsure -> {
            book.unknown(table.id(), unsure.why());
            yield Optional.empty();
          }
        };
    if (route.isEmpty()) {
      return new Arrival.Nowhere();
    }
    VpcRoute chosen = route.get();
    if (chosen.blackhole()) {
      book.block(
          "BAD_STATE_ROUTE",
          table.id(),
          chosen.destination(),
          "The route of "
              + table.id()
              + " to "
              + chosen.destination()
              + " is the longest that holds "
              + to
              + ", and its target is gone (blackhole): "
              + chosen.target()
              + ".",
          Optional.of(chosen.evidence()));
      routes.shorter(table, chosen, to).ifPresent(r -> passedOver(table, r));
      return new Arrival.Nowhere();
    }
    book.pass(
        table.id(),
        "Route " + chosen.destination() + " to " + chosen.target() + ".",
        Optional.of(chosen.evidence()));
    return targets.take(chosen, place, packet);
  }

  private void passedOver(VpcRouteTable table, VpcRoute route) {
    book.note(
        "MORE_SPECIFIC_ROUTE",
        table.id(),
        "The route of "
            + table.id()
            + " to "
            + route.destination()
            + " ("
            + route.target()
            + ") is passed over: a longer prefix wins even where it drops.");
  }
}
