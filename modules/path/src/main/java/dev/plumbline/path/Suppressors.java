package dev.plumbline.path;

import dev.plumbline.model.Family;
import dev.plumbline.model.Link;
import dev.plumbline.model.PolicyRule;
import dev.plumbline.model.Route;
import java.util.IntSummaryStatistics;
import java.util.List;

/**
 * What suppress_prefixlength and suppress_ifgroup of a rule leave of a route. IPv4 looks at the
 * route and its first leg, usable or not (fib4_rule_suppress), IPv6 at the leg that the packet
 * would take and at the route that the kernel keeps there (fib6_rule_suppress, see {@link
 * SharedHops}).
 */
final class Suppressors {
  private final boolean six;
  private final LinkFacts links;
  private final SharedHops shared;

  Suppressors(Family family, LinkFacts links) {
    this.six = family == Family.V6;
    this.links = links;
    this.shared = new SharedHops(links.snapshot());
  }

  /** True for a rule that suppresses anything at all. */
  boolean in(PolicyRule rule) {
    return rule.suppressPrefixLength().isPresent() || rule.suppressGroup().isPresent();
  }

  /** True where a route is suppressed for some legs, or may be. */
  boolean mayTake(Found.Hit hit) {
    return in(hit.rule()) && judged(hit).stream().anyMatch(leg -> drops(hit, leg, true));
  }

  /** The route with those legs that may be left to it; without any where it is suppressed. */
  Found.Hit left(Found.Hit hit) {
    List<Route.NextHop> legs = judged(hit).stream().filter(leg -> !drops(hit, leg, false)).toList();
    return new Found.Hit(hit.rule(), hit.route(), six || legs.isEmpty() ? legs : hit.legs());
  }

  private List<Route.NextHop> judged(Found.Hit hit) {
    return six ? hit.legs() : hit.route().nextHops().subList(0, 1);
  }

  /** True where a leg is suppressed, either surely or perhaps. */
  private boolean drops(Found.Hit hit, Route.NextHop leg, boolean perhaps) {
    return inGroup(leg, hit.rule()) || tooShort(hit, leg, perhaps);
  }

  private boolean tooShort(Found.Hit hit, Route.NextHop leg, boolean perhaps) {
    if (hit.rule().suppressPrefixLength().isEmpty()) {
      return false;
    }
    int most = hit.rule().suppressPrefixLength().getAsInt();
    if (!six) {
      return hit.route().destination().length() <= most;
    }
    IntSummaryStatistics lengths = shared.lengths(hit.route(), leg);
    return (perhaps ? lengths.getMin() : lengths.getMax()) <= most;
  }

  private boolean inGroup(Route.NextHop leg, PolicyRule rule) {
    String own = links.link(leg.link()).map(Link::group).orElse("default");
    return rule.suppressGroup().filter(g -> number(g).equals(number(own))).isPresent();
  }

  private static String number(String group) {
    return group.equals("default") ? "0" : group;
  }
}
