package dev.plumbline.path;

import dev.plumbline.model.IpAddress;
import dev.plumbline.model.PolicyRule;
import dev.plumbline.model.Route;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** What the routing says to a query. */
public sealed interface Answer {
  /**
   * There is a way.
   *
   * @param type unicast, local, broadcast, multicast
   * @param dev outgoing link; {@code lo} for local destinations
   * @param gateway next router, absent on-link
   * @param prefSource source address that an unbound packet gets
   * @param table table of the route, empty when no route decided
   * @param rule the rule that led to the table
   * @param route the route
   */
  record Way(
      String type,
      String dev,
      Optional<IpAddress> gateway,
      Optional<IpAddress> prefSource,
      String table,
      Optional<PolicyRule> rule,
      Optional<Route> route)
      implements Answer {
    /** Share of this next hop, where the route has several. */
    public OptionalInt weight() {
      return route.stream()
          .filter(r -> r.nextHops().size() > 1)
          .flatMap(r -> r.nextHops().stream())
          .filter(h -> h.link().equals(dev) && h.gateway().equals(gateway))
          .mapToInt(Route.NextHop::weight)
          .findFirst();
    }
  }

  /**
   * There is none.
   *
   * @param error what the kernel would say
   * @param rule the rule that refused, or led to the route that did
   * @param route the route that refused
   */
  record NoWay(RouteError error, Optional<PolicyRule> rule, Optional<Route> route)
      implements Answer {}

  /**
   * It cannot be told: a file is missing, a selector is not understood, a multipath leg is chosen
   * by a hash seeded at boot, or the kernel went by what happened before the recording.
   *
   * @param why one sentence
   * @param alternatives all answers that are possible, each a way or none; empty where not even
   *     they can be told
   */
  record Unknown(String why, List<Answer> alternatives) implements Answer {
    Unknown(String why) {
      this(why, List.of());
    }
  }

  /** The way, if there is one. */
  default Optional<Way> way() {
    return this instanceof Way way ? Optional.of(way) : Optional.empty();
  }

  /** The outgoing link, if there is a way; also where all alternatives leave by the same. */
  default Optional<String> leavesBy() {
    if (this instanceof Unknown unknown) {
      List<Optional<String>> links =
          unknown.alternatives().stream().map(Answer::leavesBy).distinct().toList();
      return links.size() == 1 ? links.getFirst() : Optional.empty();
    }
    return way().map(Way::dev);
  }
}
