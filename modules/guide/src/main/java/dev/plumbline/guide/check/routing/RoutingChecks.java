package dev.plumbline.guide.check.routing;

import dev.plumbline.guide.check.Check;
import java.util.List;

/** The checks of this package. */
public final class RoutingChecks {
  private RoutingChecks() {}

  public static List<Check> all() {
    return List.of(
        new DefaultRouteMissing(),
        new V6DefaultMissing(),
        new TableDefaultMissing(),
        new TableDefaultWrong(),
        new DefaultMetrics(),
        new PrefixRouteMetricLost(),
        new WrongEgress(),
        new RpFilterStrict(),
        new RuleDuplicateSource(),
        new RejectRoute(),
        new BaseRuleMissing(),
        new GatewayUnreachable(),
        new NeighbourFailed(),
        new TwoPassSource(),
        new LinkDown(),
        new ForwardingOff());
  }
}
