package dev.plumbline.path.vpc;

import dev.plumbline.model.Family;
import dev.plumbline.model.IpAddress;
import dev.plumbline.model.IpPrefix;
import dev.plumbline.model.account.Vpc;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Ranges of addresses with a meaning of their own. */
final class Addresses {
  private static final List<IpPrefix> RFC1918 =
      Stream.of("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16").map(IpPrefix::parse).toList();
  private static final IpPrefix RFC6598 = IpPrefix.parse("100.64.0.0/10");
  private static final IpPrefix UNIQUE_LOCAL = IpPrefix.parse("fc00::/7");
  private static final List<IpPrefix> UNROUTED =
      Stream.of("169.254.168.0/22", "fd00:ec2::/32").map(IpPrefix::parse).toList();
  private static final List<IpAddress> SERVICES =
      Stream.of(
              "169.254.169.254",
              "fd00:ec2::254",
              "169.254.169.253",
              "fd00:ec2::253",
              "169.254.169.123",
              "fd00:ec2::123",
              "169.254.169.250",
              "169.254.169.251",
              "169.254.170.2",
              "169.254.170.23",
              "fd00:ec2::23")
          .map(IpAddress::parse)
          .toList();

  private Addresses() {}

  static boolean rfc1918(IpAddress ip) {
    return RFC1918.stream().anyMatch(p -> p.contains(ip));
  }

  static boolean rfc6598(IpAddress ip) {
    return RFC6598.contains(ip);
  }

  /** True for what may stand in a packet on the Internet. */
  static boolean global(IpAddress ip) {
    return !rfc1918(ip)
        && !rfc6598(ip)
        && !UNIQUE_LOCAL.contains(ip)
        && !ip.linkLocal()
        && !ip.loopback();
  }

  /** Metadata, DNS, time and the like on every host: no group or ACL applies (EC2 user guide). */
  static boolean service(IpAddress ip) {
    return SERVICES.contains(ip);
  }

  /** Inside a range that no route may name and no wider one carries. */
  static boolean unrouted(IpAddress ip) {
    return UNROUTED.stream().anyMatch(p -> p.contains(ip));
  }

  /** The resolver of a VPC: its primary IPv4 prefix plus two. */
  static Optional<IpAddress> resolver(Vpc vpc) {
    return vpc.prefixes().stream()
        .filter(p -> p.family() == Family.V4)
        .findFirst()
        .map(p -> plus(p, 2));
  }

  static IpAddress plus(IpPrefix prefix, int offset) {
    IpAddress base = prefix.address();
    return new IpAddress(base.family(), base.high(), base.low() + offset);
  }
}
