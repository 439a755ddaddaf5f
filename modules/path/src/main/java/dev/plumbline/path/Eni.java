package dev.plumbline.path;

import dev.plumbline.model.Confidence;
import dev.plumbline.model.Family;
import dev.plumbline.model.IpAddress;
import dev.plumbline.model.IpPrefix;
import dev.plumbline.model.Lease;
import dev.plumbline.model.Link;
import dev.plumbline.model.Metadata;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * An elastic network interface as the host sees it.
 *
 * @param link its link
 * @param primary true for the interface of device number 0 on network card 0
 * @param role how surely it is primary or secondary
 * @param trunk true when it carries branch interfaces ({@code vlan.eth.*})
 * @param id {@code eni-...}, where known
 * @param deviceNumber from metadata, else from the alternative name
 * @param networkCard likewise; 0 where metadata has no such key
 * @param table table (and rule priority) that the package gives it, empty for none or unknown
 * @param metric metric that the package gives its routes in main, empty for none or unknown
 * @param wanted addresses and prefixes that belong to it
 * @param subnets subnet prefixes of both families by metadata, else by its global addresses
 * @param gateway4 by lease, else by the DHCP default route
 * @param gateway6 by the default route that router advertisements made
 * @param lease its DHCPv4 lease, where captured
 * @param metadata its metadata, where captured
 */
public record Eni(
    Link link,
    boolean primary,
    Confidence role,
    boolean trunk,
    Optional<String> id,
    OptionalInt deviceNumber,
    OptionalInt networkCard,
    OptionalLong table,
    OptionalLong metric,
    List<Wanted> wanted,
    List<IpPrefix> subnets,
    Optional<IpAddress> gateway4,
    Optional<IpAddress> gateway6,
    Optional<Lease> lease,
    Optional<Metadata.Interface> metadata) {

  /** Name of the link. */
  public String name() {
    return link.name();
  }

  /** Name of the private table, such as {@code 10001}; empty for none or unknown. */
  public Optional<String> tableName() {
    return table.isPresent() ? Optional.of(Long.toString(table.getAsLong())) : Optional.empty();
  }

  public Stream<Wanted> wanted(Family family) {
    return wanted.stream().filter(w -> w.family() == family);
  }

  public Stream<IpPrefix> subnets(Family family) {
    return subnets.stream().filter(s -> s.family() == family);
  }

  public Optional<IpAddress> gateway(Family family) {
    return family == Family.V4 ? gateway4 : gateway6;
  }

  /** True when the address is one of its own or inside a prefix delegated to it. */
  public boolean owns(IpAddress address) {
    return wanted.stream().anyMatch(w -> w.prefix().contains(address));
  }
}
