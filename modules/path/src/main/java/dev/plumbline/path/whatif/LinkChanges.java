package dev.plumbline.path.whatif;

import dev.plumbline.model.Address;
import dev.plumbline.model.Evidence;
import dev.plumbline.model.Family;
import dev.plumbline.model.Link;
import dev.plumbline.model.Route;
import dev.plumbline.model.Route.NextHop;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What the kernel does as a link is switched off or on (Linux fib_disable_ip, fib_sync_down_dev,
 * fib_sync_up, addrconf_ifdown).
 */
final class LinkChanges {
  private LinkChanges() {}

  static void apply(KernelState state, Change.OfLink change) throws ChangeException {
    List<Link> links = state.links();
    Link link =
        state
            .link(change.link())
            .orElseThrow(
                () ->
                    new ChangeException("The link " + change.link() + " is not in the recording."));
    if (link.up() == change.up()) {
      return;
    }
    links.set(links.indexOf(link), link.switched(change.up(), Change.evidence(change.command())));
    if (change.up()) {
      up(state, link.name(), Change.evidence(change.command()));
    } else {
      down(state, link.name());
    }
  }

  /**
   * IPv4 keeps the addresses and what is local to them, and marks legs of multipath routes dead;
   * IPv6 loses its addresses and all routes.
   */
  private static void down(KernelState state, String link) {
    disable(state, link, r -> !r.type().equals("local"));
    state.removeAddresses(a -> a.family() == Family.V6 && a.link().equals(link));
    state.removeRoutes(
        Family.V6, r -> hops(r) && r.nextHops().stream().allMatch(h -> h.link().equals(link)));
    state.replaceRoutes(Family.V6, r -> without(r, link));
  }

  /** Takes IPv4 off a link: routes over it alone go, legs over it are dead. */
  static void disable(KernelState state, String link, Predicate<Route> which) {
    state.removeRoutes(
        Family.V4,
        r ->
            which.test(r)
                && r.nextHops().stream().anyMatch(h -> of(h, link))
                && r.nextHops().stream().allMatch(h -> off(h, link)));
    state.replaceRoutes(Family.V4, r -> flagged(r, link, true));
  }

  /** Legs over a link that has IPv4 again are used again. */
  static void revive(KernelState state, String link) {
    state.replaceRoutes(Family.V4, r -> flagged(r, link, false));
  }

  private static boolean hops(Route route) {
    return !route.nextHops().isEmpty();
  }

  private static boolean off(NextHop hop, String link) {
    return hop.link().equals(link) || hop.flags().contains("dead");
  }

  private static Route flagged(Route route, String link, boolean dead) {
    if (route.nextHops().size() < 2 || route.nextHops().stream().noneMatch(h -> of(h, link))) {
      return route;
    }
    return route.withNextHops(
        route.type(),
        route.nextHops().stream().map(h -> of(h, link) ? flagged(h, dead) : h).toList());
  }

  private static boolean of(NextHop hop, String link) {
    return hop.link().equals(link);
  }

  private static NextHop flagged(NextHop hop, boolean dead) {
    Set<String> flags = new HashSet<>(hop.flags());
    if (dead) {
      flags.addAll(Set.of("dead", "linkdown"));
    } else {
      flags.removeAll(Set.of("dead", "linkdown"));
    }
    return new NextHop(hop.gateway(), hop.link(), hop.weight(), Set.copyOf(flags));
  }

  private static Route without(Route route, String link) {
    return route.nextHops().stream().noneMatch(h -> of(h, link))
        ? route
        : route.withNextHops(
            route.type(), route.nextHops().stream().filter(h -> !of(h, link)).toList());
  }

  /** The routes of its subnets come back; what others had made does not. */
  private static void up(KernelState state, String link, Evidence by) throws ChangeException {
    revive(state, link);
    for (Address address : List.copyOf(state.addresses())) {
      if (address.family() == Family.V4 && address.link().equals(link)) {
        AddressChanges.comeBack(state, address);
      }
    }
    if (state.uses6(link)) {
      state.add(AddressChanges.multicast(link, by));
    }
  }
}
