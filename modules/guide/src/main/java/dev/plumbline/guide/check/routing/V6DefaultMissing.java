package dev.plumbline.guide.check.routing;

import dev.plumbline.guide.Remedy;
import dev.plumbline.guide.Steps;
import dev.plumbline.guide.check.CheckContext;
import dev.plumbline.guide.check.FindingDraft;
import dev.plumbline.guide.check.Findings;
import dev.plumbline.guide.check.Need;
import dev.plumbline.model.Address;
import dev.plumbline.model.Family;
import dev.plumbline.model.Snapshot;
import dev.plumbline.path.Eni;
import java.util.Optional;

/**
 * The primary has a global IPv6 address, and main has no IPv6 default route: router advertisements
 * do not arrive (RFC 4861) or their routes were removed.
 */
final class V6DefaultMissing extends RoutingCheck {
  V6DefaultMissing() {
    super("v6-default-missing", Need.LINKS, Need.ADDRESSES);
  }

  @Override
  void in(CheckContext context, Findings findings, Family family) {
    Optional<Eni> primary = context.host().primary();
    if (family == Family.V4 || primary.isEmpty()) {
      return;
    }
    Snapshot snapshot = context.snapshot();
    Optional<Address> global =
        snapshot
            .addressesOf(primary.get().name())
            .filter(a -> a.family() == Family.V6 && a.global())
            .filter(a -> !RouteList.uniqueLocal(a.ip()))
            .findFirst();
    if (global.isPresent()
        && has(context, findings, Need.ROUTES6.whole())
        && Defaults.best(snapshot, family, "main").isEmpty()) {
      findings.report(draft(snapshot, primary.get(), global.get()));
    }
  }

  private FindingDraft draft(Snapshot snapshot, Eni primary, Address global) {
    String link = primary.name();
    return FindingDraft.of(
            id(), link, link + ": has " + global.ip() + ", main has no IPv6 default route")
        .consequence("No IPv6 destination outside the subnet can be reached.")
        .evidence(global.evidence(), RouteList.of(snapshot, Family.V6))
        .links(link)
        .confidence(primary.role())
        .because("link-down", "link-failed", "link-configuring-stuck")
        .remedy(
            Remedy.of(
                Steps.reconfigure(link),
                Remedy.Step.verify(
                    "Look for the default route",
                    "Expect default via fe80:... dev " + link + " proto ra.",
                    "ip -6 route show default"),
                Remedy.Step.undo(
                    "Nothing to undo", "The files are unchanged; they are only applied."),
                Remedy.Step.investigate(
                    "Look for a firewall on router advertisements",
                    "ICMPv6 types 133 to 136 must pass on " + link + ".",
                    "sudo nft list ruleset",
                    "sysctl net.ipv6.conf.all.forwarding net.ipv6.conf.all.accept_ra")))
        .source("RFC 4861; router lifetime in a VPC is 1800 s");
  }
}
