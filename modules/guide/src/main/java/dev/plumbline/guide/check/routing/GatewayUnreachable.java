package dev.plumbline.guide.check.routing;

import dev.plumbline.guide.Quoting;
import dev.plumbline.guide.Remedy;
import dev.plumbline.guide.Steps;
import dev.plumbline.guide.check.CheckContext;
import dev.plumbline.guide.check.FindingDraft;
import dev.plumbline.guide.check.Findings;
import dev.plumbline.model.Family;
import dev.plumbline.model.IpAddress;
import dev.plumbline.model.PolicyRule;
import dev.plumbline.model.Route;
import dev.plumbline.model.Snapshot;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * An IPv4 gateway lies inside no connected route of its link, so no neighbour request for it can be
 * right. Routes marked onlink and IPv4 routes by an IPv6 next hop are in order.
 */
final class GatewayUnreachable extends RoutingCheck {
  GatewayUnreachable() {
    super("gateway-unreachable");
  }

  @Override
  void in(CheckContext context, Findings findings, Family family) {
    if (family == Family.V6 || !has(context, findings, routes(family).whole())) {
      return;
    }
    Snapshot snapshot = context.snapshot();
    used(snapshot)
        .filter(r -> r.unicast() && !r.flags().contains("onlink"))
        .forEach(
            r ->
                r.nextHops().stream()
                    .filter(h -> !h.flags().contains("onlink"))
                    .filter(h -> h.gateway().filter(g -> astray(snapshot, h.link(), g)).isPresent())
                    .findFirst()
                    .ifPresent(h -> findings.report(draft(r, h))));
  }

  /** Routes of main and of every table that a rule leads to. */
  private static Stream<Route> used(Snapshot snapshot) {
    Set<String> tables =
        snapshot.rules().orElse(List.of()).stream()
            .filter(r -> r.action() == PolicyRule.Action.LOOKUP)
            .map(PolicyRule::table)
            .collect(Collectors.toSet());
    return snapshot.routes().orElse(List.of()).stream()
        .filter(r -> r.table().equals("main") || tables.contains(r.table()));
  }

  private static boolean astray(Snapshot snapshot, String link, IpAddress gateway) {
    return gateway.family() == Family.V4
        && snapshot.routes().orElse(List.of()).stream()
            .filter(r -> r.gateway().isEmpty() && Defaults.leavesBy(r, link))
            .noneMatch(r -> r.destination().contains(gateway));
  }

  private FindingDraft draft(Route route, Route.NextHop hop) {
    String gateway = hop.gateway().map(IpAddress::toString).orElse("");
    String what = route.isDefault() ? "default" : route.destination().toString();
    return FindingDraft.of(
            id(),
            "table " + route.table(),
            "table "
                + route.table()
                + ": gateway "
                + gateway
                + " of "
                + what
                + " is in no subnet of "
                + hop.link())
        .consequence("Nothing answers for this gateway, so the route leads nowhere.")
        .evidence(route.evidence())
        .links(hop.link())
        .because("link-failed", "dhcp-lease-lost", "table-default-wrong-gateway")
        .remedy(
            Remedy.of(
                Steps.reconfigure(hop.link()),
                Remedy.Step.verify(
                    "Look at the connected routes",
                    "One of them contains " + gateway + ".",
                    "ip -4 route show table all dev " + Quoting.quote(hop.link())),
                Remedy.Step.undo(
                    "Nothing to undo", "The files are unchanged; they are only applied.")))
        .source("Linux ip-route(8), onlink");
  }
}
