package dev.plumbline.path;

import dev.plumbline.model.Family;
import dev.plumbline.model.IpAddress;
import dev.plumbline.model.IpPrefix;
import dev.plumbline.model.Link;
import dev.plumbline.model.Route;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One route table, indexed by prefix. Longest prefix first; then in IPv4 exact type of service,
 * metric and order (kernel, fib_table_lookup), in IPv6 source prefix, metric and router preference
 * (kernel, fib6_table_lookup).
 */
final class RouteTable {
  private static final Set<String> ERRORS = Set.of("throw", "unreachable", "prohibit", "blackhole");
  private static final IpAddress UNSPECIFIED = new IpAddress(Family.V6, 0, 0);
  private static final int MEDIUM = 2;
  private static final long NO_ROUTE_METRIC = 0xffffffffL;
  private static final Comparator<Route> BY_PREFIX =
      (one, other) -> one.destination().compareTo(other.destination());
  private static final Comparator<Route> ORDER_4 =
      BY_PREFIX.thenComparing(
          Comparator.<Route>comparingInt(r -> r.table().equals("local") ? 0 : 1)
              .thenComparingInt(r -> -r.tos())
              .thenComparingLong(Route::effectiveMetric)
              .thenComparingInt(Route::position));
  private static final Comparator<Route> ORDER_6 =
      BY_PREFIX.thenComparing(
          Comparator.<Route>comparingInt(r -> -r.source().map(IpPrefix::length).orElse(0))
              .thenComparing(r -> r.source().orElse(IpPrefix.all(Family.V6)))
              .thenComparingLong(Route::effectiveMetric)
              .thenComparingInt(Route::position));

  private final List<Route> routes;
  private final PrefixIndex index;
  private final LinkFacts links;
  private final @Nullable Route astray;

  /**
   * What the table says.
   *
   * @param legs next hops that can be used, those that may be last; none for an error type, and
   *     where a next-hop object is not known
   * @param rival what it says otherwise, where the preference of a leg decides that no dump shows
   */
  record Choice(Route route, List<Route.NextHop> legs, @Nullable Choice rival) {
    Choice(Route route, List<Route.NextHop> legs) {
      this(route, legs, null);
    }

    boolean error() {
      return ERRORS.contains(route.type());
    }

    private Choice or(@Nullable Choice other) {
      return other == null || other.route == route ? this : new Choice(route, legs, other);
    }
  }

  RouteTable(Family family, List<Route> given, LinkFacts links) {
    this.links = links;
    List<Route> sorted = new ArrayList<>(given);
    sorted.removeIf(r -> r.type().equals("unreachable") && metric(r) == NO_ROUTE_METRIC);
    sorted.sort(family == Family.V4 ? ORDER_4 : ORDER_6);
    routes = sorted;
    index = new PrefixIndex(sorted, Route::destination);
    astray = sorted.stream().filter(Route::astray).findFirst().orElse(null);
  }

  /** A route whose destination cannot be read, so that it could be taken for any packet. */
  @Nullable Route astray() {
    return astray;
  }

  private static long metric(Route route) {
    return route.metric().orElse(0);
  }

  /** The route that the kernel takes. */
  @Nullable Choice choose(Packet packet) {
    boolean begun = !packet.six();
    for (int g = index.find(packet.toHigh(), packet.toLow()); g >= 0; g = index.around(g)) {
      if (!begun && hidden(index.first(g), index.first(g + 1), packet)) {
        continue;
      }
      begun = true;
      Choice choice =
          packet.six()
              ? six(index.first(g), index.first(g + 1), packet)
              : four(index.first(g), index.first(g + 1), packet);
      if (choice != null && missed(choice, packet)) {
        g = lastOfAddress(g);
      } else if (choice != null) {
        return choice;
      }
    }
    return null;
  }

  /**
   * True when the next-hop object of an IPv4 route has no usable next hop. The kernel then passes
   * over shorter prefixes of the same network address too (fib_table_lookup, miss).
   */
  private static boolean missed(Choice choice, Packet packet) {
    return !packet.six()
        && choice.legs().isEmpty()
        && !choice.error()
        && !choice.route().nextHops().isEmpty();
  }

  private int lastOfAddress(int group) {
    int last = group;
    int next = index.around(last);
    while (next >= 0 && address(next).equals(address(group))) {
      last = next;
      next = index.around(last);
    }
    return last;
  }

  private IpAddress address(int group) {
    return routes.get(index.first(group)).destination().address();
  }

  /** The link of the route to an address, of no type of service, where that is of type local. */
  Optional<String> localLink(long high, long low) {
    for (int g = index.find(high, low); g >= 0; g = index.around(g)) {
      for (int i = index.first(g); i < index.first(g + 1); i++) {
        Route route = routes.get(i);
        boolean dead = route.nextHops().stream().allMatch(h -> h.flags().contains("dead"));
        if (route.tos() == 0 && (ERRORS.contains(route.type()) || !dead)) {
          return route.type().equals("local")
              ? Optional.of(route.nextHops().getFirst().link())
              : Optional.empty();
        }
      }
    }
    return Optional.empty();
  }

  private @Nullable Choice four(int first, int end, Packet packet) {
    for (int i = first; i < end; i++) {
      Route route = routes.get(i);
      if (route.tos() != 0 && route.tos() != (packet.query().tos() & 0x1c)) {
        continue;
      }
      List<Route.NextHop> legs = legs(route, packet);
      if (!legs.isEmpty() || certain(route) || route.nexthopId().isPresent()) {
        boolean bound = !packet.oif().isEmpty() && legs.size() > 1;
        return new Choice(route, bound ? List.of(legs.getFirst()) : legs);
      }
    }
    return null;
  }

  /** Routes of one prefix: those of the longest fitting source, by metric, then by preference. */
  private @Nullable Choice six(int first, int end, Packet packet) {
    int at = first;
    while (at < end) {
      Route head = routes.get(at);
      int stop = at;
      while (stop < end && sameSource(routes.get(stop), head)) {
        stop++;
      }
      if (fits(head, packet)) {
        Choice choice = byMetric(at, stop, packet, true);
        if (choice != null) {
          return mixed(at, stop) ? choice.or(byMetric(at, stop, packet, false)) : choice;
        }
      }
      at = stop;
    }
    return null;
  }

  private static boolean sameSource(Route one, Route other) {
    return one.source().equals(other.source());
  }

  /**
   * Where a prefix other than default has routes for some sources, packets of other sources do not
   * see its routes for all sources, unless a longer prefix came to nothing before (kernel,
   * fib6_node_lookup_1 and fib6_backtrack).
   */
  private boolean hidden(int first, int end, Packet packet) {
    if (routes.get(first).source().isEmpty() || routes.get(first).isDefault()) {
      return false;
    }
    for (int i = first; i < end && routes.get(i).source().isPresent(); i++) {
      if (fits(routes.get(i), packet)) {
        return false;
      }
    }
    return true;
  }

  private static boolean fits(Route route, Packet packet) {
    return route.source().isEmpty()
        || route.source().get().contains(packet.query().from().orElse(UNSPECIFIED));
  }

  /**
   * The best route of the lowest metric. Where that has none, the kernel takes the best of all
   * others and does not look at their metrics any more (find_rr_leaf). A next-hop object that is a
   * blackhole beats whatever it is compared with.
   *
   * @param alike true where all legs of a route have the preference that is shown for it, false
   *     where those after the first have none
   */
  private @Nullable Choice byMetric(int first, int end, Packet packet, boolean alike) {
    long lowest = routes.get(first).effectiveMetric();
    Choice best = null;
    int bestScore = -1;
    for (int i = first; i < end; i++) {
      Route route = routes.get(i);
      if (best != null
          && best.route().effectiveMetric() == lowest
          && route.effectiveMetric() != lowest) {
        return best;
      }
      if (ERRORS.contains(route.type()) && route.nexthopId().isPresent()) {
        return new Choice(route, List.of());
      }
      List<Route.NextHop> legs = legs(route, packet);
      int score =
          legs.isEmpty() && !(certain(route) && (!packet.strict() || errorsCount(packet)))
              ? -1
              : score(route, legs, packet, alike);
      if (score > bestScore) {
        best = new Choice(route, legs);
        bestScore = score;
      }
    }
    return best;
  }

  /** The link that routes of one metric are preferred by: the bound one, or the incoming one. */
  private static String wanted(Packet packet) {
    return packet.query().iif().isPresent() ? packet.iif() : packet.oif();
  }

  /** IPv6 keeps routes that refuse on the loopback link. */
  private static boolean errorsCount(Packet packet) {
    return wanted(packet).isEmpty() || wanted(packet).equals("lo");
  }

  /** True where a dump shows the preference of a first leg, and those of others are not known. */
  private boolean mixed(int first, int end) {
    for (int i = first; i < end && end - first > 1; i++) {
      if (severalPreferences(routes.get(i))) {
        return true;
      }
    }
    return false;
  }

  private static boolean severalPreferences(Route route) {
    return route.nextHops().size() > 1
        && route.nexthopId().isEmpty()
        && preference(route.preference()) != MEDIUM;
  }

  private static int score(Route route, List<Route.NextHop> legs, Packet packet, boolean alike) {
    String wanted = wanted(packet);
    boolean near =
        ERRORS.contains(route.type())
            ? errorsCount(packet)
            : wanted.isEmpty() || legs.stream().anyMatch(h -> h.link().equals(wanted));
    int preference = preference(route.preference());
    if (!alike && severalPreferences(route)) {
      boolean counts = legs.contains(route.nextHops().getFirst()); // as one of several
      preference = counts ? Math.max(preference, MEDIUM) : MEDIUM;
    }
    return 4 * preference + (near ? 2 : 0);
  }

  private static int preference(String name) {
    return switch (name) {
      case "high" -> 3;
      case "low" -> 1;
      default -> MEDIUM;
    };
  }

  /** A route that decides without a next hop: an error, or one whose next hops are not known. */
  private static boolean certain(Route route) {
    return ERRORS.contains(route.type())
        || route.nextHops().isEmpty() && route.nexthopId().isPresent();
  }

  private List<Route.NextHop> legs(Route route, Packet packet) {
    List<Route.NextHop> hops = route.nextHops();
    if (ERRORS.contains(route.type())) {
      return List.of();
    }
    if (hops.size() == 1) {
      return usable(route, hops.getFirst(), packet) ? hops : List.of();
    }
    List<Route.NextHop> legs = new ArrayList<>(hops.size());
    for (Route.NextHop hop : hops) {
      if (usable(route, hop, packet)) {
        legs.add(hop);
      }
    }
    if (packet.six() && route.nexthopId().isPresent()) {
      return legs.isEmpty() ? legs : hops; // one that fits opens the way to all of its group
    }
    if (!legs.isEmpty() && bound(packet).isEmpty()) {
      hops.stream().filter(h -> asleep(route, h)).forEach(legs::add);
    }
    return legs;
  }

  /**
   * True for a leg that may go on getting its share of packets: its link has no carrier, and
   * whether that was so when the shares were last dealt out cannot be told (kernel, fib_rebalance
   * and rt6_multipath_rebalance; changing ignore_routes_with_linkdown deals nothing out).
   */
  private boolean asleep(Route route, Route.NextHop hop) {
    return hop.flags().contains("linkdown")
        && links.ignoresLinkDown(route.family(), hop.link())
        && links.link(hop.link()).filter(Link::up).isPresent();
  }

  /** The link that routes must lead by, empty where any will do. */
  private static String bound(Packet packet) {
    String link = packet.six() ? wanted(packet) : packet.oif();
    return packet.strict() ? link : "";
  }

  private boolean usable(Route route, Route.NextHop hop, Packet packet) {
    if (hop.flags().contains("dead")) {
      return false;
    }
    if (hop.flags().contains("linkdown") && links.ignoresLinkDown(route.family(), hop.link())) {
      return false;
    }
    String bound = bound(packet);
    return bound.isEmpty() || bound.equals(hop.link());
  }

  /** Why the chosen route won, in a sentence. */
  String why(Route chosen, Packet packet) {
    List<String> lost = new ArrayList<>();
    int groups = 0;
    for (int g = index.find(packet.toHigh(), packet.toLow());
        g >= 0 && lost.size() < 3;
        g = index.around(g)) {
      for (int i = index.first(g); i < index.first(g + 1) && lost.size() < 3; i++) {
        Route route = routes.get(i);
        if (route != chosen) {
          lost.add(IpText.way(route) + " " + Rivals.why(route, chosen, packet));
        }
      }
      groups++;
    }
    String won =
        groups == 1 && lost.isEmpty()
            ? "Only route in table " + chosen.table() + " to " + packet.query().to() + "."
            : "Best route in table " + chosen.table() + " to " + packet.query().to() + ".";
    return lost.isEmpty() ? won : won + " Passed over: " + String.join("; ", lost) + ".";
  }
}
