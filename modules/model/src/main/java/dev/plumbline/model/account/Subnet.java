package dev.plumbline.model.account;

import dev.plumbline.model.Evidence;
import dev.plumbline.model.IpAddress;
import dev.plumbline.model.IpPrefix;
import java.util.List;

/**
 * A subnet.
 *
 * @param publicAccess how its way to the Internet is blocked: {@code off}, {@code
 *     block-bidirectional}, {@code block-ingress}; empty where the answer does not say
 */
public record Subnet(
    String id,
    String vpc,
    Zone zone,
    String owner,
    List<IpPrefix> prefixes,
    String publicAccess,
    Evidence evidence) {
  public boolean contains(IpAddress ip) {
    return prefixes.stream().anyMatch(p -> p.contains(ip));
  }
}
