package dev.plumbline.guide.check.netutils;

import dev.plumbline.guide.Remedy;
import dev.plumbline.guide.Steps;
import dev.plumbline.guide.check.CheckContext;
import dev.plumbline.guide.check.FindingDraft;
import dev.plumbline.guide.check.Findings;
import dev.plumbline.guide.check.Need;
import dev.plumbline.model.Family;
import dev.plumbline.model.IpPrefix;
import dev.plumbline.model.Route;
import dev.plumbline.model.Snapshot;
import dev.plumbline.path.Eni;
import java.util.List;
import java.util.Optional;

/**
 * The private table of a secondary ENI has an IPv6 default but no route for its IPv6 subnet: the
 * address came after eni.conf was written. Hosts of the subnet are then reached through the
 * gateway. No rule uses the table of the primary, so there it does not matter.
 */
final class V6PrefixRouteMissing extends NetUtilsCheck {
  V6PrefixRouteMissing() {
    super("v6-prefix-route-missing", Need.ROUTES6.whole(), Need.METADATA, Need.LINKS);
  }

  @Override
  public void run(CheckContext context, Findings findings) {
    for (Eni eni : context.host().secondaries()) {
      eni.tableName().ifPresent(table -> check(context.snapshot(), findings, eni, table));
    }
  }

  private void check(Snapshot snapshot, Findings findings, Eni eni, String table) {
    List<Route> routes = snapshot.table(Family.V6, table).toList();
    Optional<Route> gateway = routes.stream().filter(Route::isDefault).findFirst();
    List<IpPrefix> subnets =
        eni.metadata().map(m -> m.items("subnet-ipv6-cidr-blocks")).orElse(List.of()).stream()
            .flatMap(text -> IpPrefix.tryParse(text).stream())
            .toList();
    for (IpPrefix subnet : subnets) {
      if (gateway.isPresent() && routes.stream().noneMatch(r -> r.destination().equals(subnet))) {
        findings.report(
            FindingDraft.of(
                    id(),
                    "table " + table,
                    "table " + table + ": no route for the IPv6 subnet " + subnet)
                .consequence("IPv6 to hosts of its own subnet goes through the gateway.")
                .evidence(gateway.get().evidence())
                .links(eni.name())
                .remedy(
                    Remedy.of(
                        Steps.restartPolicyRoutes(eni.name()),
                        Remedy.Step.verify(
                            "Look at the table",
                            "It has a route for " + subnet + ".",
                            "ip -6 route show table " + table)))
                .source(
                    "amazon-ec2-net-utils 2.5.5 and later write it only when the address is"
                        + " there"));
      }
    }
  }
}
