package dev.plumbline.path.vpc;

import dev.plumbline.model.IpAddress;
import dev.plumbline.model.account.NetworkInterface;
import dev.plumbline.model.account.Peering;
import java.util.List;
import java.util.Optional;

/**
 * Whether the other side of a flow belongs to a security group that a rule refers to. A reference
 * means private addresses of interfaces that carry the group, in the same VPC or across a peering
 * or a transit gateway that supports it.
 */
final class Membership {
  private final VpcIndex index;

  Membership(VpcIndex index) {
    this.index = index;
  }

  /** What came of it. */
  sealed interface Result {
    record Yes() implements Result {}

    record No() implements Result {}

    record Unsure(String why) implements Result {}

    /** It would, had a gateway not lost it. */
    record Lost(String code, List<String> objects) implements Result {}
  }

  private static Result of(boolean member) {
    return member ? new Result.Yes() : new Result.No();
  }

  /** Of the sender of a packet that comes to an interface. */
  Result sender(String group, NetworkInterface eni, VpcPacket packet, Crossing crossing) {
    if (packet.sender().isEmpty()) {
      return stranger(group, eni.vpc(), packet.source());
    }
    NetworkInterface sender = packet.sender().get();
    if (!sender.groups().contains(group)) {
      return new Result.No();
    }
    if (packet.rewrittenBy().isPresent()) {
      return new Result.Lost("SG_REFERENCES_NOT_PRESERVED", List.of(packet.rewrittenBy().get()));
    }
    if (!sender.owns(packet.source()) || crossing.otherRegion()) {
      return new Result.No();
    }
    if (!crossing.without().isEmpty()) {
      return new Result.Lost("SG_REFERENCING_SUPPORT", crossing.without());
    }
    return crossing.unsure().isEmpty()
        ? new Result.Yes()
        : new Result.Unsure(
            "whether " + String.join(", ", crossing.unsure()) + " supports references to groups");
  }

  /** Of the interface that a packet is sent to. */
  Result receiver(String group, NetworkInterface eni, VpcPacket packet) {
    IpAddress to = packet.destination();
    Optional<NetworkInterface> owner = index.owner(eni.vpc(), to).or(() -> peer(eni.vpc(), to));
    return owner
        .map(o -> of(o.groups().contains(group)))
        .orElseGet(() -> stranger(group, eni.vpc(), to));
  }

  private Optional<NetworkInterface> peer(String vpc, IpAddress ip) {
    return peering(vpc, ip)
        .filter(Peering::sameRegion)
        .flatMap(p -> p.other(vpc))
        .flatMap(s -> index.owner(s.vpc(), ip));
  }

  private Optional<Peering> peering(String vpc, IpAddress ip) {
    return index.state().peerings().orElse(List.of()).stream()
        .filter(Peering::active)
        .filter(p -> p.other(vpc).filter(s -> s.contains(ip)).isPresent())
        .findFirst();
  }

  /** Of an address that no known interface has. */
  private Result stranger(String group, String vpc, IpAddress ip) {
    if (index.vpc(vpc).filter(v -> v.contains(ip)).isPresent()) {
      return index.state().interfaces().complete()
          ? new Result.No()
          : new Result.Unsure(VpcIndex.why(index.state().interfaces(), ip.toString()));
    }
    boolean ofThisVpc = index.group(group).filter(g -> g.vpc().equals(vpc)).isPresent();
    if (ofThisVpc || Addresses.global(ip)) {
      return new Result.No();
    }
    return new Result.Unsure(
        peering(vpc, ip)
            .map(p -> p.id() + ": the interfaces at its other end are not known")
            .orElse(group + ": its members are not known"));
  }
}
