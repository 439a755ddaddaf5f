package dev.plumbline.model.account;

import dev.plumbline.model.Evidence;
import dev.plumbline.model.Family;
import dev.plumbline.model.IpAddress;
import dev.plumbline.model.IpPrefix;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * An elastic network interface of the account ({@code NetworkInterfaces[]}).
 *
 * @param type {@code interface}, {@code nat_gateway}, {@code vpc_endpoint}, {@code lambda}, ...
 * @param status {@code in-use}, {@code available}, ...
 * @param attachment state of its attachment, empty where it has none
 * @param instance it is attached to, where that is an instance
 * @param device its index there, 0 for the first
 * @param sourceDestCheck true where addresses that are not its own are dropped
 * @param groups ids of its security groups
 * @param addresses of both families, the primary one of IPv4 first
 * @param prefixes delegated to it
 */
public record NetworkInterface(
    String id,
    String mac,
    String vpc,
    String subnet,
    Zone zone,
    String owner,
    String type,
    String status,
    String attachment,
    Optional<String> instance,
    OptionalInt device,
    boolean sourceDestCheck,
    List<String> groups,
    List<InterfaceAddress> addresses,
    List<IpPrefix> prefixes,
    Evidence evidence) {

  /** True for one of its private addresses, or an address inside a delegated prefix. */
  public boolean owns(IpAddress ip) {
    return address(ip).isPresent() || prefixes.stream().anyMatch(p -> p.contains(ip));
  }

  public Optional<InterfaceAddress> address(IpAddress ip) {
    return addresses.stream().filter(a -> a.ip().equals(ip)).findFirst();
  }

  /** The address that its host takes where a sender says nothing else. */
  public Optional<IpAddress> primary(Family family) {
    return addresses.stream()
        .map(InterfaceAddress::ip)
        .filter(a -> a.family() == family)
        .findFirst();
  }
}
