package dev.plumbline.path.vpc;

import dev.plumbline.model.Family;
import dev.plumbline.model.IpAddress;
import dev.plumbline.model.IpPrefix;
import dev.plumbline.model.account.AclEntry;
import dev.plumbline.model.account.NetworkAcl;
import dev.plumbline.model.account.Traffic;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Network ACLs: entries in the order of their numbers, the first that applies decides; every
 * direction of a flow for itself.
 */
final class AclFilter {
  private final VpcIndex index;

  AclFilter(VpcIndex index) {
    this.index = index;
  }

  void judge(String subnet, boolean egress, VpcPacket packet, Book book) {
    Optional<NetworkAcl> acl = index.aclOf(subnet);
    if (acl.isEmpty()) {
      book.unknown(subnet, "the network ACL of " + VpcIndex.why(index.state().acls(), subnet));
      return;
    }
    IpAddress other = egress ? packet.destination() : packet.source();
    Ports left = packet.ports();
    Map<AclEntry, Ports> denied = new LinkedHashMap<>();
    boolean unsureAllow = false;
    boolean unsureDeny = false;
    Optional<AclEntry> allowedBy = Optional.empty();
    for (AclEntry entry : acl.get().entries()) {
      if (left.isEmpty() || entry.egress() != egress || !entry.prefix().contains(other)) {
        continue;
      }
      Ports hit = Traffics.ports(entry.traffic(), packet).and(left);
      if (hit.isEmpty()) {
        continue;
      }
      if (Traffics.unsure(entry.traffic(), packet)) {
        unsureAllow |= entry.allow();
        unsureDeny |= !entry.allow();
        continue;
      }
      left = left.minus(hit);
      if (entry.allow()) {
        allowedBy = allowedBy.or(() -> Optional.of(entry));
      } else {
        denied.merge(entry, hit, Ports::or);
      }
    }
    if (!left.isEmpty()) {
      denied.put(last(acl.get(), egress, other.family()), left);
    }
    tell(acl.get(), packet, denied, allowedBy, unsureAllow, unsureDeny, book);
  }

  private static void tell(
      NetworkAcl acl,
      VpcPacket packet,
      Map<AclEntry, Ports> denied,
      Optional<AclEntry> allowedBy,
      boolean unsureAllow,
      boolean unsureDeny,
      Book book) {
    Ports all = denied.values().stream().reduce(Ports.NONE, Ports::or);
    if (denied.isEmpty() ? unsureDeny : unsureAllow) {
      book.unknown(acl.id(), acl.id() + ": it depends on the protocol");
    } else if (denied.isEmpty()) {
      allowedBy.ifPresent(
          e ->
              book.pass(
                  acl.id(),
                  acl.id() + " " + e.words() + " allows " + packet.words() + ".",
                  Optional.of(e.evidence())));
    } else if (packet.open() && !all.equals(packet.ports())) {
      book.unknown(acl.id(), acl.id() + ": it depends on the destination port");
    } else {
      denied.forEach(
          (entry, ports) ->
              book.block(
                  "SUBNET_ACL_RESTRICTION",
                  acl.id(),
                  entry.words(),
                  ports.equals(packet.ports()) ? Ports.NONE : ports,
                  acl.id() + " " + entry.words() + " denies " + words(packet, ports) + ".",
                  Optional.of(entry.evidence())));
    }
  }

  private static String words(VpcPacket packet, Ports ports) {
    return Protocols.ported(packet.protocol())
        ? Protocols.name(packet.protocol())
            + " "
            + packet.source()
            + " to "
            + packet.destination()
            + " port "
            + ports
        : packet.words();
  }

  /** The deny at the end of every ACL, also where an answer leaves it out. */
  private static AclEntry last(NetworkAcl acl, boolean egress, Family family) {
    return new AclEntry(
        family == Family.V4 ? 32_767 : 32_768,
        egress,
        false,
        IpPrefix.all(family),
        new Traffic(Traffic.ALL, -1, -1),
        acl.evidence());
  }
}
