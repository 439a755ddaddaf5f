package dev.plumbline.path;

import dev.plumbline.model.PolicyRule;
import dev.plumbline.model.Route;
import java.util.List;
import java.util.Optional;

/** What the walk through rules and tables came to, before a source is chosen. */
sealed interface Found {
  /**
   * A route.
   *
   * @param legs next hops that the packet may take; the first is what the table itself chose
   */
  record Hit(PolicyRule rule, Route route, List<Route.NextHop> legs) implements Found {}

  /** A rule or a route refused. */
  record Refused(RouteError error, PolicyRule rule, Optional<Route> route) implements Found {}

  /** No rule led to a route. */
  record Nothing() implements Found {
    static final Nothing NOTHING = new Nothing();
  }

  /** It cannot be told; {@code either} are all outcomes that are possible, if they can be told. */
  record Unsure(String why, List<Found> either) implements Found {}
}
