package dev.plumbline.guide.check.routing;

import dev.plumbline.model.Family;
import dev.plumbline.model.IpAddress;
import dev.plumbline.model.IpPrefix;
import dev.plumbline.model.Snapshot;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Picks a destination that stands for a whole subnet. */
final class Destinations {
  private static final int TRIES = 64;

  private Destinations() {}

  /**
   * An ordinary host of a subnet: no address of this host, no gateway, and nothing that a route
   * more specific than the subnet's would catch.
   */
  static Optional<IpAddress> inside(Snapshot snapshot, IpPrefix subnet) {
    return IntStream.range(2, TRIES)
        .mapToObj(back -> fromEnd(subnet, back))
        .filter(subnet::contains)
        .filter(a -> snapshot.address(a).isEmpty())
        .filter(a -> !singledOut(snapshot, subnet, a))
        .findFirst();
  }

  private static boolean singledOut(Snapshot snapshot, IpPrefix subnet, IpAddress address) {
    return snapshot.routes(subnet.family()).orElse(List.of()).stream()
        .anyMatch(
            r -> r.destination().length() > subnet.length() && r.destination().contains(address));
  }

  private static IpAddress fromEnd(IpPrefix subnet, int back) {
    long free = subnet.family().bits() - subnet.length();
    long last = free >= 63 ? Long.MAX_VALUE : (1L << free) - 1;
    long low = subnet.address().low() | Math.max(last - back, 0);
    return subnet.family() == Family.V4
        ? new IpAddress(Family.V4, 0, low)
        : new IpAddress(Family.V6, subnet.address().high(), low);
  }
}
