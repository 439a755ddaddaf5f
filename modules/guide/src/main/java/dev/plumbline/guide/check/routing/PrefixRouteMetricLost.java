package dev.plumbline.guide.check.routing;

import static dev.plumbline.guide.Quoting.quote;

import dev.plumbline.guide.Remedy;
import dev.plumbline.guide.check.CheckContext;
import dev.plumbline.guide.check.FindingDraft;
import dev.plumbline.guide.check.Findings;
import dev.plumbline.guide.check.Need;
import dev.plumbline.model.Family;
import dev.plumbline.model.IpPrefix;
import dev.plumbline.model.Route;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Two ENIs share a subnet, and the connected route that wins has no metric and is not by the ENI
 * that should win (F12; seen when systemd-networkd 252 takes addresses over after a restart,
 * amazonlinux/amazon-ec2-net-utils#174). Harmless where every ENI has a subnet of its own.
 */
final class PrefixRouteMetricLost extends RoutingCheck {
  PrefixRouteMetricLost() {
    super("prefix-route-metric-lost", Need.LINKS, Need.ROUTES);
  }

  @Override
  void in(CheckContext context, Findings findings, Family family) {
    if (family == Family.V6) {
      return; // IPv6 prefix routes always carry a metric
    }
    Map<IpPrefix, List<Route>> connected =
        context
            .snapshot()
            .table(family, "main")
            .filter(r -> r.unicast() && r.gateway().isEmpty() && !r.destination().isHost())
            .filter(r -> r.destination().length() > 0)
            .filter(r -> r.link().filter(context.host()::isEni).isPresent())
            .sorted(
                Comparator.comparingLong(Route::effectiveMetric).thenComparingInt(Route::position))
            .collect(
                Collectors.groupingBy(Route::destination, LinkedHashMap::new, Collectors.toList()));
    connected.forEach((prefix, routes) -> judge(context, findings, prefix, routes));
  }

  private void judge(CheckContext context, Findings findings, IpPrefix prefix, List<Route> routes) {
    Route first = routes.getFirst();
    List<String> links = routes.stream().flatMap(r -> r.link().stream()).distinct().toList();
    if (links.size() < 2 || first.effectiveMetric() != 0) {
      return;
    }
    Optional<String> preferred =
        Defaults.of(context.snapshot(), Family.V4, "main")
            .flatMap(r -> r.link().stream())
            .filter(links::contains)
            .findFirst();
    String chosen = first.link().orElse("");
    preferred
        .filter(p -> !p.equals(chosen))
        .ifPresent(p -> findings.report(draft(prefix, routes, chosen, p, links)));
  }

  private FindingDraft draft(
      IpPrefix prefix, List<Route> routes, String chosen, String preferred, List<String> links) {
    return FindingDraft.of(
            id(),
            "table main",
            "table main: route to "
                + prefix
                + " by "
                + chosen
                + " has no metric and wins over "
                + preferred)
        .consequence(
            "What "
                + preferred
                + " sends to hosts of its own subnet leaves by "
                + chosen
                + "; the VPC drops it, because the source address is not that interface's.")
        .evidence(routes.stream().map(Route::evidence).toList())
        .links(links.toArray(String[]::new))
        .remedy(
            Remedy.of(
                Remedy.Step.repair(
                    "Apply the files of both interfaces again",
                    "Each drops its DHCP lease and takes it again, about 40 ms when the server"
                        + " answers. Routes of the links and policy rules of the host that"
                        + " networkd did not make are removed. Run it from a console.",
                    links.stream()
                        .map(l -> "sudo networkctl reconfigure " + quote(l))
                        .toArray(String[]::new)),
                Remedy.Step.verify(
                    "Look at the connected routes",
                    "Each carries the metric of its interface, the lowest by " + preferred + ".",
                    "ip -4 route show table main " + prefix),
                Remedy.Step.undo(
                    "Nothing to undo", "The files are unchanged; they are only applied.")))
        .source("systemd-networkd 252; amazonlinux/amazon-ec2-net-utils#174");
  }
}
