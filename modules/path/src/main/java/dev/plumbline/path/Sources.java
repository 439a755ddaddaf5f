package dev.plumbline.path;

import dev.plumbline.model.Address;
import dev.plumbline.model.Family;
import dev.plumbline.model.IpAddress;
import dev.plumbline.model.IpPrefix;
import dev.plumbline.model.Route;
import dev.plumbline.model.Snapshot;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The source address that an unbound packet gets. IPv4: the route's, else the primary address of
 * the link in the next hop's subnet, else the link's first primary one, else any global one of the
 * host. IPv6: the route's, else the address of the link that fits scope and label best.
 */
final class Sources {
  private static final IpPrefix UNIQUE_LOCAL = IpPrefix.parse("fc00::/7");
  private static final IpPrefix LINK_LOCAL = IpPrefix.parse("fe80::/10");

  private Sources() {}

  static Optional<IpAddress> choose(
      Snapshot snapshot, IpAddress to, Route route, Optional<Route.NextHop> leg) {
    if (route.prefSource().isPresent()) {
      return route.prefSource();
    }
    if (route.type().equals("local")) {
      return Optional.of(to);
    }
    String dev = leg.map(Route.NextHop::link).orElse("");
    IpAddress next = leg.flatMap(Route.NextHop::gateway).orElse(to);
    return to.family() == Family.V4 ? choose4(snapshot, next, dev) : choose6(snapshot, to, dev);
  }

  /** The source for a neighbour on a link, where no route names one. */
  static Optional<IpAddress> onLink(Snapshot snapshot, IpAddress to, String dev) {
    return choose4(snapshot, to, dev);
  }

  private static Optional<IpAddress> choose4(Snapshot snapshot, IpAddress next, String dev) {
    List<Address> own =
        snapshot
            .addressesOf(dev)
            .filter(a -> a.family() == Family.V4 && !a.flags().contains("secondary"))
            .filter(a -> !a.scope().equals("host"))
            .toList();
    return own.stream()
        .filter(a -> a.subnet().contains(next))
        .findFirst()
        .or(() -> own.stream().filter(Address::global).findFirst())
        .or(() -> all(snapshot).filter(a -> a.family() == Family.V4 && a.global()).findFirst())
        .map(Address::ip);
  }

  private static Optional<IpAddress> choose6(Snapshot snapshot, IpAddress to, String dev) {
    boolean linkLocal = LINK_LOCAL.contains(to);
    return snapshot
        .addressesOf(dev)
        .filter(a -> a.family() == Family.V6 && !a.flags().contains("tentative"))
        .filter(a -> linkLocal || !LINK_LOCAL.contains(a.ip()))
        .min(
            Comparator.comparing((Address a) -> LINK_LOCAL.contains(a.ip()) != linkLocal)
                .thenComparing(a -> a.flags().contains("deprecated"))
                .thenComparing(a -> UNIQUE_LOCAL.contains(a.ip()) != UNIQUE_LOCAL.contains(to))
                .thenComparing(a -> -common(a.ip(), to)))
        .map(Address::ip);
  }

  private static int common(IpAddress one, IpAddress other) {
    int high = Long.numberOfLeadingZeros(one.high() ^ other.high());
    return high < 64 ? high : 64 + Long.numberOfLeadingZeros(one.low() ^ other.low());
  }

  private static Stream<Address> all(Snapshot snapshot) {
    return snapshot.addresses().orElse(List.of()).stream();
  }
}
