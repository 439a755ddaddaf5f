package dev.plumbline.path;

import dev.plumbline.model.Address;
import dev.plumbline.model.Family;
import dev.plumbline.model.IpAddress;
import dev.plumbline.model.IpPrefix;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The source that an unbound IPv6 packet gets: RFC 6724 section 5, rules 1 to 8, in the order of
 * the kernel (ipv6_get_saddr_eval). Of equals the first counts: links in their order, and the
 * addresses of a link in the order in which the kernel lists them (__ipv6_dev_get_saddr).
 */
final class Sources6 {
  private static final IpPrefix ORCHID = IpPrefix.parse("2001:10::/28");
  private static final IpPrefix MAPPED = IpPrefix.parse("::ffff:0:0/96");
  private static final IpPrefix COMPATIBLE = IpPrefix.parse("::/96");

  /** The kernel's default labels (RFC 6724 section 2.1), longest prefix first. */
  private static final Map<IpPrefix, Integer> LABELS =
      Map.of(
          IpPrefix.parse("::1/128"),
          0,
          MAPPED,
          4,
          COMPATIBLE,
          3,
          IpPrefix.parse("2001::/32"),
          6,
          ORCHID,
          7,
          IpPrefix.parse("2002::/16"),
          2,
          IpPrefix.parse("3ffe::/16"),
          12,
          IpPrefix.parse("fec0::/10"),
          11,
          IpPrefix.parse("fc00::/7"),
          5,
          IpPrefix.parse("::/0"),
          1);

  private final LinkFacts links;

  Sources6(LinkFacts links) {
    this.links = links;
  }

  /** The best source for a destination where no route names a link (IPv6 sockets that connect). */
  Optional<IpAddress> anywhere(IpAddress to) {
    return best(to, "", false);
  }

  /** The best source for a destination by a link. */
  Optional<IpAddress> best(IpAddress to, String dev) {
    boolean near =
        to.multicast() || scope(to) <= 2 || links.on(Family.V6, dev, "use_oif_addrs_only");
    return best(to, dev, near);
  }

  private Optional<IpAddress> best(IpAddress to, String dev, boolean near) {
    Address best = null;
    for (String name : links.names()) {
      if (near ? !name.equals(dev) : !links.domain(name).equals(links.domain(dev))) {
        continue;
      }
      for (Address address : links.addresses(name)) {
        if (usable(address) && (best == null || compare(address, best, to, dev) > 0)) {
          best = address;
        }
      }
    }
    return Optional.ofNullable(best).map(Address::ip);
  }

  private static boolean usable(Address address) {
    Set<String> flags = address.flags();
    return address.family() == Family.V6
        && (!flags.contains("tentative") || flags.contains("optimistic"))
        && !address.ip().multicast();
  }

  /** Above zero when the first one is better. */
  private int compare(Address one, Address other, IpAddress to, String dev) {
    int[] first = score(one, to, dev);
    int[] second = score(other, to, dev);
    return Arrays.compare(first, second);
  }

  /** One number a rule, the larger the better. */
  private int[] score(Address address, IpAddress to, String dev) {
    IpAddress ip = address.ip();
    Set<String> flags = address.flags();
    int own = scope(ip);
    boolean temporaryWanted =
        links.setting(Family.V6, address.link(), "use_tempaddr").filter("2"::equals).isPresent();
    return new int[] {
      ip.equals(to) ? 1 : 0,
      own >= scope(to) ? -own : own - 128,
      !flags.contains("deprecated") && !flags.contains("optimistic")
              || ip.loopback()
              || MAPPED.contains(ip)
              || COMPATIBLE.contains(ip)
          ? 1
          : 0,
      address.link().equals(dev) ? 1 : 0,
      label(ip) == label(to) ? 1 : 0,
      flags.contains("temporary") == temporaryWanted ? 1 : 0,
      ORCHID.contains(ip) == ORCHID.contains(to) ? 1 : 0,
      Math.min(common(ip, to), address.prefixLength()),
      flags.contains("optimistic") ? 0 : 1
    };
  }

  private static int label(IpAddress ip) {
    int length = -1;
    int label = 1;
    for (Map.Entry<IpPrefix, Integer> entry : LABELS.entrySet()) {
      if (entry.getKey().length() > length && entry.getKey().contains(ip)) {
        length = entry.getKey().length();
        label = entry.getValue();
      }
    }
    return label;
  }

  /** Scope numbers of RFC 4291 section 2.7. */
  private static int scope(IpAddress ip) {
    if (ip.multicast()) {
      return (int) (ip.high() >>> 48 & 15);
    }
    if (ip.linkLocal() || ip.loopback()) {
      return 2;
    }
    if (ip.high() == 0 && ip.low() == 0) {
      return -1;
    }
    return ip.high() >>> 54 == 0xfec0L >>> 6 ? 5 : 14;
  }

  private static int common(IpAddress one, IpAddress other) {
    int high = Long.numberOfLeadingZeros(one.high() ^ other.high());
    return high < 64 ? high : 64 + Long.numberOfLeadingZeros(one.low() ^ other.low());
  }
}
