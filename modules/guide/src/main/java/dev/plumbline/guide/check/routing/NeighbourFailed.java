package dev.plumbline.guide.check.routing;

import static dev.plumbline.guide.Quoting.quote;

import dev.plumbline.guide.Remedy;
import dev.plumbline.guide.check.CheckContext;
import dev.plumbline.guide.check.FindingDraft;
import dev.plumbline.guide.check.Findings;
import dev.plumbline.guide.check.Need;
import dev.plumbline.model.Family;
import dev.plumbline.model.Neighbour;
import dev.plumbline.model.PolicyRule;
import dev.plumbline.model.Route;
import dev.plumbline.model.Snapshot;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The gateway of a default route does not answer neighbour requests (FAILED or INCOMPLETE). STALE,
 * DELAY and PROBE are everyday states, and other hosts may well be gone.
 */
final class NeighbourFailed extends RoutingCheck {
  private static final Set<String> SILENT = Set.of("FAILED", "INCOMPLETE");

  NeighbourFailed() {
    super("neighbour-failed", Need.NEIGHBOURS);
  }

  @Override
  void in(CheckContext context, Findings findings, Family family) {
    if (!has(context, findings, routes(family))) {
      return;
    }
    Snapshot snapshot = context.snapshot();
    Set<String> tables =
        snapshot.rules(family).orElse(List.of()).stream()
            .map(PolicyRule::table)
            .collect(Collectors.toSet());
    for (Route route : snapshot.routes(family).orElse(List.of())) {
      if (route.isDefault() && (route.table().equals("main") || tables.contains(route.table()))) {
        for (Route.NextHop hop : route.nextHops()) {
          silent(snapshot, hop).ifPresent(n -> findings.report(draft(route, hop, n)));
        }
      }
    }
  }

  private static Optional<Neighbour> silent(Snapshot snapshot, Route.NextHop hop) {
    return snapshot.neighbours().orElse(List.of()).stream()
        .filter(n -> n.link().equals(hop.link()) && hop.gateway().equals(Optional.of(n.ip())))
        .filter(n -> SILENT.contains(n.state()))
        .findFirst();
  }

  private FindingDraft draft(Route route, Route.NextHop hop, Neighbour neighbour) {
    String link = hop.link();
    return FindingDraft.of(
            id(), link, link + ": gateway " + neighbour.ip() + " is " + neighbour.state())
        .consequence(
            "What the default route of table "
                + route.table()
                + " takes cannot leave by "
                + link
                + ".")
        .family(route.family())
        .evidence(neighbour.evidence(), route.evidence())
        .links(link)
        .because("table-default-wrong-gateway", "gateway-unreachable", "link-down")
        .remedy(
            Remedy.of(
                Remedy.Step.investigate(
                    "Compare the gateway with the subnet",
                    "It is the first address of the subnet; the lease names it.",
                    "networkctl status " + quote(link)),
                Remedy.Step.verify(
                    "Look at the neighbour again",
                    "Expect REACHABLE or STALE with a MAC.",
                    "ip neigh show " + neighbour.ip() + " dev " + quote(link))))
        .source("Linux neighbour states; F23");
  }
}
