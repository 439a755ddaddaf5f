package dev.plumbline.path;

import dev.plumbline.model.IpAddress;
import dev.plumbline.model.PolicyRule;
import dev.plumbline.model.Route;
import java.util.List;
import java.util.Optional;

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
   * @param alternatives all live legs when several are equal, and the leg cannot be foretold
   */
  record Way(
      String type,
      String dev,
      Optional<IpAddress> gateway,
      Optional<IpAddress> prefSource,
      String table,
      Optional<PolicyRule> rule,
      Optional<Route> route,
      List<Route.NextHop> alternatives)
      implements Answer {}

  /**
   * There is none.
   *
   * @param error what the kernel would say
   * @param rule the rule that refused, or led to the route that did
   * @param route the route that refused
   */
  record NoWay(RouteError error, Optional<PolicyRule> rule, Optional<Route> route)
      implements Answer {}

  /** It cannot be told, and why: a file is missing, or a selector cannot be known. */
  record Unknown(String why) implements Answer {}

  /** The way, if there is one. */
  default Optional<Way> way() {
    return this instanceof Way way ? Optional.of(way) : Optional.empty();
  }

  /** The outgoing link, if there is a way. */
  default Optional<String> leavesBy() {
    return way().map(Way::dev);
  }
}
