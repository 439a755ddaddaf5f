package dev.plumbline.model.account;

import dev.plumbline.model.Evidence;
import dev.plumbline.model.IpAddress;
import dev.plumbline.model.IpPrefix;
import java.util.List;

/**
 * A VPC.
 *
 * @param prefixes of both families as associated, the primary one first
 * @param privatePrefixes those of IPv6 that are never routed to the Internet
 * @param publicAccess as of {@link Subnet#publicAccess}
 */
public record Vpc(
    String id,
    String owner,
    List<IpPrefix> prefixes,
    List<IpPrefix> privatePrefixes,
    String publicAccess,
    Evidence evidence) {
  public boolean contains(IpAddress ip) {
    return prefixes.stream().anyMatch(p -> p.contains(ip));
  }
}
