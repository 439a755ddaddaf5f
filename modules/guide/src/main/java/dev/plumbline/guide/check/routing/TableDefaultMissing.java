package dev.plumbline.guide.check.routing;

import dev.plumbline.guide.Phrases;
import dev.plumbline.guide.Remedy;
import dev.plumbline.guide.Steps;
import dev.plumbline.guide.check.CheckContext;
import dev.plumbline.guide.check.FindingDraft;
import dev.plumbline.guide.check.Findings;
import dev.plumbline.guide.check.Need;
import dev.plumbline.model.Family;
import dev.plumbline.model.Route;
import dev.plumbline.model.Snapshot;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A rule leads an address of an ENI to a table that has routes but no default (F1, F8). A default
 * of an error type counts: somebody wanted it.
 */
final class TableDefaultMissing extends RoutingCheck {
  TableDefaultMissing() {
    super("table-default-missing", Need.LINKS, Need.ADDRESSES);
  }

  @Override
  void in(CheckContext context, Findings findings, Family family) {
    if (!has(context, findings, rules(family), routes(family).whole())) {
      return;
    }
    TableDefault.of(context, family)
        .collect(Collectors.groupingBy(TableDefault::table))
        .forEach(
            (table, rules) -> {
              List<Route> routes = context.snapshot().table(family, table).toList();
              if (!routes.isEmpty() && routes.stream().noneMatch(Route::isDefault)) {
                findings.report(draft(context.snapshot(), family, table, rules, routes));
              }
            });
  }

  private FindingDraft draft(
      Snapshot snapshot,
      Family family,
      String table,
      List<TableDefault> rules,
      List<Route> routes) {
    String link = rules.getFirst().eni().name();
    List<String> sources = rules.stream().map(r -> r.rule().selector().from().toString()).toList();
    return FindingDraft.of(
            id(),
            "table " + table,
            "table "
                + table
                + ": no "
                + family.label()
                + " default route, used by "
                + Phrases.and(sources))
        .consequence(
            "Traffic from these addresses to anything outside the subnet of "
                + link
                + " falls through to main and leaves by another interface, where the VPC drops"
                + " it.")
        .family(family)
        .evidence(rules.stream().map(r -> r.rule().evidence()).toList())
        .evidence(routes.getFirst().evidence(), RouteList.of(snapshot, family))
        .links(link)
        .because("link-failed", "dhcp-lease-lost", "link-configuring-stuck", "link-down")
        .remedy(
            Remedy.of(
                Steps.reconfigure(link),
                Remedy.Step.verify(
                    "Look at the table",
                    "Expect default via the gateway of the subnet, dev " + link + ".",
                    "ip -" + family.number() + " route show table " + table),
                Remedy.Step.undo(
                    "Nothing to undo", "The files are unchanged; they are only applied.")))
        .source("amazonlinux/amazon-ec2-net-utils#168; systemd-networkd 252");
  }
}
