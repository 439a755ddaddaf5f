package dev.plumbline.path;

import dev.plumbline.model.Address;
import dev.plumbline.model.Family;
import dev.plumbline.model.IpAddress;
import dev.plumbline.model.IpPrefix;
import dev.plumbline.model.Snapshot;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * IPv6 source selection after RFC 6724 section 5, in the order of the kernel ({@code
 * ipv6_dev_get_saddr}): the destination itself, scope, not deprecated, home, outgoing link, label
 * (policy table of section 2.1), not temporary, longest common prefix. Among equals the one that
 * {@code ip addr} lists first.
 */
final class Sources6 {
  private static final int LINK_SCOPE = 2;
  private static final Map<IpPrefix, Integer> LABELS = labels();

  private final Map<String, List<Address>> byLink;

  private Sources6(Map<String, List<Address>> byLink) {
    this.byLink = byLink;
  }

  static Sources6 of(Snapshot snapshot) {
    return new Sources6(
        snapshot.addresses().orElse(List.of()).stream()
            .filter(a -> a.family() == Family.V6 && candidate(a))
            .collect(
                Collectors.groupingBy(Address::link, LinkedHashMap::new, Collectors.toList())));
  }

  private static boolean candidate(Address address) {
    return !address.ip().multicast()
        && (!address.flags().contains("tentative") || address.flags().contains("optimistic"));
  }

  /** The source for a destination that is reached by a link. */
  Optional<IpAddress> choose(IpAddress to, String dev) {
    boolean sameLink = to.multicast() || scope(to) <= LINK_SCOPE;
    List<List<Address>> candidates =
        sameLink ? List.of(byLink.getOrDefault(dev, List.of())) : List.copyOf(byLink.values());
    Optional<Address> best = Optional.empty();
    int[] bestScore = {};
    for (List<Address> ofLink : candidates) {
      for (Address address : ofLink) {
        int[] score = score(address, to, dev);
        if (best.isEmpty() || Arrays.compare(score, bestScore) > 0) {
          best = Optional.of(address);
          bestScore = score;
        }
      }
    }
    return best.map(Address::ip);
  }

  /** One number a rule, the most important first; more is better. */
  private static int[] score(Address address, IpAddress to, String dev) {
    IpAddress ip = address.ip();
    int reach = scope(ip) >= scope(to) ? -scope(ip) : scope(ip) - 128;
    return new int[] {
      ip.equals(to) ? 1 : 0,
      reach,
      address.flags().contains("deprecated") && !ip.loopback() ? 0 : 1,
      address.flags().contains("home") ? 1 : 0,
      dev.isEmpty() || address.link().equals(dev) ? 1 : 0,
      label(ip) == label(to) ? 1 : 0,
      address.flags().contains("temporary") ? 0 : 1,
      Math.min(common(ip, to), address.prefixLength())
    };
  }

  /** Scope as in multicast addresses: 1 node, 2 link, 5 site, 14 global. */
  private static int scope(IpAddress ip) {
    if (ip.multicast()) {
      return (int) (ip.high() >>> 48) & 15;
    }
    if (ip.linkLocal() || ip.loopback()) {
      return LINK_SCOPE;
    }
    if (ip.high() == 0 && ip.low() == 0) {
      return -1;
    }
    return ip.high() >>> 54 == 0xfec0L >>> 6 ? 5 : 14;
  }

  private static int label(IpAddress ip) {
    for (Map.Entry<IpPrefix, Integer> entry : LABELS.entrySet()) {
      if (entry.getKey().contains(ip)) {
        return entry.getValue();
      }
    }
    return 1;
  }

  /** The kernel's default policy table, longest prefixes first. */
  private static Map<IpPrefix, Integer> labels() {
    Map<IpPrefix, Integer> labels = new LinkedHashMap<>();
    labels.put(IpPrefix.parse("::1/128"), 0);
    labels.put(IpPrefix.parse("::ffff:0:0/96"), 4);
    labels.put(IpPrefix.parse("::/96"), 3);
    labels.put(IpPrefix.parse("2001::/32"), 6);
    labels.put(IpPrefix.parse("2001:10::/28"), 7);
    labels.put(IpPrefix.parse("2002::/16"), 2);
    labels.put(IpPrefix.parse("fc00::/7"), 5);
    return labels;
  }

  private static int common(IpAddress one, IpAddress other) {
    int high = Long.numberOfLeadingZeros(one.high() ^ other.high());
    return high < 64 ? high : 64 + Long.numberOfLeadingZeros(one.low() ^ other.low());
  }
}
