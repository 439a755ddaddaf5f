package dev.plumbline.model;

import java.util.OptionalLong;
import java.util.Set;

/**
 * An address of a link.
 *
 * @param link name of the link
 * @param ip the address
 * @param prefixLength length of its subnet prefix
 * @param scope global, link, host, site
 * @param flags secondary, dynamic, deprecated, tentative, dadfailed, noprefixroute, ...
 * @param metric metric of its prefix route, absent when the kernel shows none
 * @param label interface label (IPv4), else empty
 * @param evidence where it was read
 */
public record Address(
    String link,
    IpAddress ip,
    int prefixLength,
    String scope,
    Set<String> flags,
    OptionalLong metric,
    String label,
    Evidence evidence) {
  public Family family() {
    return ip.family();
  }

  /** The connected subnet. */
  public IpPrefix subnet() {
    return IpPrefix.of(ip, prefixLength);
  }

  public boolean global() {
    return scope.equals("global");
  }

  /** The same address, cited from another place. */
  public Address withEvidence(Evidence other) {
    return new Address(link, ip, prefixLength, scope, flags, metric, label, other);
  }
}
