package dev.plumbline.path.vpc;

import dev.plumbline.model.IpAddress;
import dev.plumbline.model.account.InstanceState;
import dev.plumbline.model.account.NetworkInterface;
import dev.plumbline.model.account.Peering;
import dev.plumbline.model.account.Subnet;
import dev.plumbline.model.account.Vpc;
import dev.plumbline.model.account.VpcState;
import dev.plumbline.model.account.Zone;
import java.util.List;
import java.util.Optional;

/**
 * Judges flows by the account's own words: filters, routes and gateways there and back. Immutable
 * and thread-safe; making one indexes the account.
 */
public final class VpcPath {
  private static final Ports LINUX = Ports.of(32_768, 60_999);
  private static final Ports WINDOWS = Ports.of(49_152, 65_535);
  private static final Ports ANY_CLIENT = Ports.of(1024, 65_535);

  private final VpcIndex index;

  private VpcPath(VpcState state) {
    this.index = new VpcIndex(state);
  }

  public static VpcPath of(VpcState state) {
    return new VpcPath(state);
  }

  /** The account's words. */
  public VpcState state() {
    return index.state();
  }

  /** Judges one flow. Never throws for what the account says. */
  public VpcAnswer answer(VpcQuery query) {
    Book book = new Book();
    Optional<NetworkInterface> eni = index.eni(query.eni());
    if (eni.isEmpty()) {
      book.missing(query.eni(), index.state().interfaces());
      return book.answer();
    }
    Walk walk = new Walk(index, book);
    Arrival arrival = query.ingress() ? in(eni.get(), query, walk) : out(eni.get(), query, walk);
    zones(arrival, walk);
    back(arrival, walk);
    return book.answer();
  }

  private Arrival out(NetworkInterface eni, VpcQuery query, Walk walk) {
    Optional<IpAddress> source = query.from().or(() -> eni.primary(query.to().family()));
    if (source.isEmpty()) {
      walk.book.hop(eni.id(), "Leaves by " + eni.id() + ".", Optional.of(eni.evidence()));
      walk.book.block(
          "ENI_ADDRESS_RESTRICTION",
          eni.id(),
          "",
          eni.id() + " has no " + query.to().family().label() + " address.",
          Optional.of(eni.evidence()));
      return new Arrival.Nowhere();
    }
    if (query.to().multicast() || query.to().loopback()) {
      walk.book.hop(eni.id(), "Leaves by " + eni.id() + ".", Optional.of(eni.evidence()));
      walk.book.unknown(eni.id(), query.to() + " on " + eni.id() + " is no destination to judge");
      return new Arrival.Nowhere();
    }
    return walk.leave(eni, packet(query, source.get(), query.to(), Optional.of(eni), eni));
  }

  private VpcPacket packet(
      VpcQuery query,
      IpAddress source,
      IpAddress to,
      Optional<NetworkInterface> sender,
      NetworkInterface eni) {
    int protocol = query.protocol().orElse(Protocols.OPEN);
    boolean ported = Protocols.ported(protocol);
    boolean open = ported && query.destinationPort().isEmpty();
    Ports ports = Ports.of(0, 0);
    Ports client = Ports.of(0, 0);
    if (ported) {
      int port = query.destinationPort().orElse(0);
      ports = open ? Ports.ALL : Ports.of(port, port);
      client =
          query.sourcePort().isPresent()
              ? Ports.of(query.sourcePort().getAsInt(), query.sourcePort().getAsInt())
              : sender
                  .filter(eni::equals)
                  .flatMap(_ -> query.clientPorts())
                  .orElseGet(() -> clientPorts(sender));
    }
    return new VpcPacket(
        source, to, protocol, client, ports, open, false, sender, Optional.empty());
  }

  private Ports clientPorts(Optional<NetworkInterface> sender) {
    Optional<InstanceState> instance =
        sender.flatMap(NetworkInterface::instance).flatMap(index::instance);
    return instance.map(i -> i.windows() ? WINDOWS : LINUX).orElse(ANY_CLIENT);
  }

  /** A new flow to an interface: from another one of the account, or from outside. */
  private Arrival in(NetworkInterface eni, VpcQuery query, Walk walk) {
    IpAddress from = query.from().orElseThrow();
    Optional<NetworkInterface> sender = sender(eni, from);
    if (sender.isPresent()) {
      IpAddress own =
          sender.get().owns(from)
              ? from
              : sender.get().addresses().stream()
                  .filter(a -> a.publicIp().filter(from::equals).isPresent())
                  .findFirst()
                  .orElseThrow()
                  .ip();
      return walk.leave(sender.get(), packet(query, own, query.to(), sender, sender.get()));
    }
    VpcPacket packet = packet(query, from, query.to(), Optional.empty(), eni);
    boolean inside = index.vpc(eni.vpc()).filter(v -> v.contains(from)).isPresent();
    Optional<Subnet> subnet = inside ? index.subnetOf(eni.vpc(), from) : Optional.empty();
    if (inside) {
      walk.book.unknown(from.toString(), unseen(eni.vpc(), from));
      return subnet.map(s -> walk.onward(Place.of(s), packet)).orElseGet(Arrival.Nowhere::new);
    }
    if (Addresses.global(from)) {
      return walk.targets().internet().entry().in(eni.vpc(), packet);
    }
    return fromPrivate(eni, packet, walk);
  }

  private String unseen(String vpc, IpAddress from) {
    return index.state().interfaces().complete()
        ? "no interface of " + vpc + " has the source " + from
        : VpcIndex.why(index.state().interfaces(), from.toString());
  }

  /** The interface that a source belongs to: of the same VPC first, else of another one. */
  private Optional<NetworkInterface> sender(NetworkInterface eni, IpAddress from) {
    Optional<NetworkInterface> near =
        index.owner(eni.vpc(), from).or(() -> index.publicOwner(from));
    boolean inside = index.vpc(eni.vpc()).filter(v -> v.contains(from)).isPresent();
    return near.isPresent() || inside
        ? near
        : index.state().vpcs().orElse(List.of()).stream()
            .map(Vpc::id)
            .flatMap(v -> index.owner(v, from).stream())
            .findFirst();
  }

  /** From a network behind a peering, a transit or private gateway: its own side is not seen. */
  private Arrival fromPrivate(NetworkInterface eni, VpcPacket packet, Walk walk) {
    Optional<Peering> peering =
        index.state().peerings().orElse(List.of()).stream()
            .filter(p -> p.active())
            .filter(p -> p.other(eni.vpc()).filter(s -> s.contains(packet.source())).isPresent())
            .findFirst();
    String by = peering.map(Peering::id).orElse("the gateway that " + packet.source() + " uses");
    peering.ifPresent(
        p -> walk.book.hop(p.id(), "In by " + p.id() + ".", Optional.of(p.evidence())));
    walk.book.unknown(
        packet.source().toString(),
        by + ": the sender's side of " + packet.source() + " is not seen");
    return walk.landing().inVpc(eni.vpc(), packet);
  }

  private static void zones(Arrival arrival, Walk walk) {
    if (arrival instanceof Arrival.Delivered at && at.packet().sender().isPresent()) {
      Zone from = walk.place(at.packet().sender().get()).zone();
      Zone to = walk.place(at.eni()).zone();
      if (!from.same(to).orElse(true)) {
        walk.book.note(
            "AVAILABILITY_ZONE_CROSSED",
            at.eni().id(),
            "From zone " + from.label() + " to " + to.label() + ": slower and charged.");
      }
    }
  }

  /** The reply, where the way there found whom it looked for. */
  private static void back(Arrival arrival, Walk walk) {
    switch (arrival) {
      case Arrival.Delivered delivered -> {
        walk.turn();
        walk.leave(delivered.eni(), delivered.packet().answer(Optional.of(delivered.eni())));
      }
      case Arrival.Outside outside -> {
        walk.turn();
        VpcPacket reply = outside.packet().answer(Optional.empty());
        if (outside.gateway().startsWith("igw-")) {
          walk.targets().internet().entry().in(outside.vpc(), reply);
        } else {
          walk.book.hop(outside.gateway(), "Back by " + outside.gateway() + ".", Optional.empty());
          walk.landing().inVpc(outside.vpc(), reply);
        }
      }
      case Arrival.Nowhere _ -> {}
    }
  }

  /** The interfaces of the account. */
  public List<NetworkInterface> interfaces() {
    return index.state().interfaces().orElse(List.of());
  }
}
