package dev.plumbline.guide.check.routing;

import dev.plumbline.guide.Remedy;
import dev.plumbline.guide.Steps;
import dev.plumbline.guide.check.CheckContext;
import dev.plumbline.guide.check.FindingDraft;
import dev.plumbline.guide.check.Findings;
import dev.plumbline.guide.check.Need;
import dev.plumbline.model.Confidence;
import dev.plumbline.model.Family;
import dev.plumbline.model.IpAddress;
import dev.plumbline.model.Route;
import dev.plumbline.path.Eni;
import java.util.List;
import java.util.Optional;

/**
 * The default of a private table leaves by another ENI than the one whose address leads there, or
 * uses another gateway than the lease names (F23). Tunnels are left alone: they are intent.
 */
final class TableDefaultWrong extends RoutingCheck {
  private static final String INTERFACE = "table-default-wrong-interface";
  private static final String GATEWAY = "table-default-wrong-gateway";

  TableDefaultWrong() {
    super(INTERFACE, Need.LINKS, Need.ADDRESSES, Need.RULES, Need.ROUTES);
  }

  @Override
  public List<String> ids() {
    return List.of(INTERFACE, GATEWAY);
  }

  @Override
  void in(CheckContext context, Findings findings, Family family) {
    if (!has(context, findings, rules(family), routes(family))) {
      return;
    }
    for (TableDefault use : TableDefault.of(context, family).toList()) {
      Defaults.best(context.snapshot(), family, use.table())
          .ifPresent(route -> judge(context, findings, use, route));
    }
  }

  private static void judge(
      CheckContext context, Findings findings, TableDefault use, Route route) {
    Optional<String> link = route.link();
    if (link.isEmpty()) {
      return;
    }
    if (link.get().equals(use.eni().name())) {
      if (route.family() == Family.V4) {
        reference(context, use.eni())
            .filter(gateway -> wrongGateway(use.eni(), gateway, route))
            .ifPresent(gateway -> findings.report(gateway(use, route, gateway)));
      }
    } else if (use.local() && context.host().isEni(link.get())) {
      findings.report(wrongInterface(use, route, link.get()));
    }
  }

  private static boolean wrongGateway(Eni eni, IpAddress expected, Route route) {
    boolean leased =
        route.gateway().isPresent()
            && eni.lease().filter(l -> l.routers().contains(route.gateway().get())).isPresent();
    return !leased && !route.gateway().equals(Optional.of(expected));
  }

  private static Optional<IpAddress> reference(CheckContext context, Eni eni) {
    return context.host().cniNode() && eni.lease().isEmpty() && !eni.primary()
        ? Defaults.of(context.snapshot(), Family.V4, "main")
            .filter(r -> r.protocol().equals("dhcp") && Defaults.leavesBy(r, eni.name()))
            .findFirst()
            .flatMap(Route::gateway)
        : eni.gateway4();
  }

  private static FindingDraft wrongInterface(TableDefault use, Route route, String dev) {
    String own = use.eni().name();
    return FindingDraft.of(
            INTERFACE, own, own + ": default of its table " + use.table() + " leaves by " + dev)
        .consequence(
            "Packets from "
                + use.rule().selector().from()
                + " leave by "
                + dev
                + "; the VPC drops them, because the address belongs to "
                + own
                + ".")
        .family(route.family())
        .evidence(route.evidence(), use.rule().evidence())
        .links(own)
        .remedy(remedy(own, use.table(), route.family()))
        .source("A route added by hand; networkd does not replace foreign routes");
  }

  private static FindingDraft gateway(TableDefault use, Route route, IpAddress expected) {
    String own = use.eni().name();
    String actual = route.gateway().map(IpAddress::toString).orElse("no gateway");
    return FindingDraft.of(
            GATEWAY,
            own,
            own + ": default of table " + use.table() + " via " + actual + ", not " + expected)
        .consequence(
            "Traffic from the addresses of "
                + own
                + " to anything outside its subnet goes to a wrong next hop.")
        .family(route.family())
        .confidence(use.eni().lease().isPresent() ? Confidence.CERTAIN : Confidence.LIKELY)
        .evidence(route.evidence())
        .evidence(use.eni().lease().map(l -> l.evidence()))
        .evidence(use.rule().evidence())
        .links(own)
        .remedy(remedy(own, use.table(), route.family()))
        .source("A route added by hand; the lease names the router");
  }

  private static Remedy remedy(String link, String table, Family family) {
    String ip = "ip -" + family.number();
    return Remedy.of(
        Steps.reconfigure(link),
        Remedy.Step.verify(
            "Look at the table",
            "Expect default via the router of the lease, dev " + link + " proto dhcp.",
            ip + " route show table " + table),
        Remedy.Step.undo("Nothing to undo", "The files are unchanged; they are only applied."),
        Steps.watch());
  }
}
