package dev.plumbline.path;

import dev.plumbline.model.Family;
import dev.plumbline.model.IpAddress;
import dev.plumbline.model.Snapshot;
import java.util.List;
import java.util.Optional;

/**
 * The host behind a snapshot: its ENIs and what the installed package makes of them.
 *
 * @param snapshot the evidence
 * @param enis in kernel order; empty when no links were captured
 * @param version of the package, where the recording names it
 * @param scheme how it numbers tables and metrics: by version, else by the generated files, else as
 *     the current versions do
 * @param managed true when amazon-ec2-net-utils configures this host
 * @param cniNode true when the Amazon VPC CNI configures pods here
 * @param withheld true in a drill: nothing is compared with what should be
 */
public record HostModel(
    Snapshot snapshot,
    List<Eni> enis,
    Optional<String> version,
    Scheme scheme,
    boolean managed,
    boolean cniNode,
    boolean withheld) {

  /** Works the host out of a snapshot; missing evidence leaves parts empty, never fails. */
  public static HostModel of(Snapshot snapshot) {
    boolean cni = HostKind.cniNode(snapshot);
    Scheme scheme = EniReader.scheme(snapshot);
    return new HostModel(
        snapshot,
        EniReader.read(snapshot, scheme),
        snapshot.netUtilsVersion(),
        scheme,
        !cni && HostKind.netUtils(snapshot),
        cni,
        false);
  }

  /** The same host, not to be compared with what should be. */
  public HostModel withoutVerdict() {
    return new HostModel(snapshot, enis, version, scheme, managed, cniNode, true);
  }

  /** True for the host side of a pod's link, as the VPC CNI names it. */
  public static boolean podLink(String link) {
    return HostKind.podLink(link);
  }

  public Optional<Eni> eni(String link) {
    return enis.stream().filter(e -> e.name().equals(link)).findFirst();
  }

  public boolean isEni(String link) {
    return eni(link).isPresent();
  }

  public Optional<Eni> primary() {
    return enis.stream().filter(Eni::primary).findFirst();
  }

  public List<Eni> secondaries() {
    return enis.stream().filter(e -> !e.primary()).toList();
  }

  /** The ENI that an address belongs to: by metadata or drop-in, else because its link has it. */
  public Optional<Eni> ownerOf(IpAddress address) {
    return enis.stream()
        .filter(e -> e.owns(address))
        .findFirst()
        .or(() -> snapshot.address(address).flatMap(a -> eni(a.link())));
  }

  /** The ENI whose private table this is. */
  public Optional<Eni> ownerOfTable(String table) {
    return enis.stream().filter(e -> e.tableName().filter(table::equals).isPresent()).findFirst();
  }

  /** True when some ENI has, or should have, an address of the family. */
  public boolean uses(Family family) {
    return enis.stream()
        .anyMatch(
            e ->
                e.wanted(family).findAny().isPresent()
                    || snapshot
                        .addressesOf(e.name())
                        .anyMatch(a -> a.family() == family && a.global()));
  }
}
