package dev.plumbline.guide.check.routing;

import dev.plumbline.guide.Remedy;
import dev.plumbline.guide.Steps;
import dev.plumbline.guide.check.CheckContext;
import dev.plumbline.guide.check.FindingDraft;
import dev.plumbline.guide.check.Findings;
import dev.plumbline.guide.check.Need;
import dev.plumbline.model.Address;
import dev.plumbline.model.Confidence;
import dev.plumbline.model.Evidence;
import dev.plumbline.model.Family;
import dev.plumbline.model.JournalLine;
import dev.plumbline.model.Lease;
import dev.plumbline.model.Route;
import dev.plumbline.model.Snapshot;
import dev.plumbline.path.Eni;
import dev.plumbline.path.Wanted;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Table main has no default route by the primary interface, although that has, or should have, an
 * address of the family (F1, F1b; amazonlinux/amazon-ec2-net-utils#168,
 * amazonlinux/amazon-linux-2023#1127).
 */
final class DefaultRouteMissing extends RoutingCheck {
  DefaultRouteMissing() {
    super("default-route-missing", Need.LINKS, Need.ADDRESSES);
  }

  @Override
  void in(CheckContext context, Findings findings, Family family) {
    Snapshot snapshot = context.snapshot();
    Optional<Eni> primary = context.host().primary();
    if (primary.isEmpty() || !has(context, findings, routes(family))) {
      return;
    }
    String link = primary.get().name();
    Optional<Evidence> address = address(snapshot, primary.get(), family);
    List<Route> defaults = Defaults.of(snapshot, family, "main").toList();
    if (address.isEmpty() || defaults.stream().anyMatch(r -> Defaults.leavesBy(r, link))) {
      return;
    }
    if (!RouteList.mainIsWhole(snapshot, family)) {
      has(context, findings, routes(family).whole());
      return;
    }
    boolean byDesign =
        defaults.stream()
            .findFirst()
            .flatMap(Route::link)
            .filter(l -> !context.host().isEni(l))
            .isPresent();
    findings.report(
        draft(primary.get(), family, address.get(), defaults)
            .evidence(RouteList.of(snapshot, family))
            .confidence(byDesign ? Confidence.POSSIBLE : primary.get().role()));
  }

  /**
   * What says that the primary has or should have an address: the link, else, for IPv4, the
   * metadata, the lease or the last lease in the journal. An IPv6 address must be global and on the
   * link.
   */
  private static Optional<Evidence> address(Snapshot snapshot, Eni primary, Family family) {
    Optional<Evidence> there =
        snapshot
            .addressesOf(primary.name())
            .filter(a -> a.family() == family && a.global() && !RouteList.uniqueLocal(a.ip()))
            .map(Address::evidence)
            .findFirst();
    if (there.isPresent() || family == Family.V6) {
      return there;
    }
    return primary
        .wanted(family)
        .map(Wanted::evidence)
        .findFirst()
        .or(() -> ipv6Only(primary) ? Optional.empty() : hadLease(snapshot, primary))
        .or(() -> noDefaultAnywhere(snapshot, primary));
  }

  private static boolean ipv6Only(Eni primary) {
    return primary.metadata().filter(m -> m.first("interface-id").isPresent()).isPresent();
  }

  private static Optional<Evidence> hadLease(Snapshot snapshot, Eni primary) {
    return primary
        .lease()
        .filter(l -> l.address().isPresent())
        .map(Lease::evidence)
        .or(
            () ->
                snapshot.journal().orElse(List.of()).stream()
                    .filter(l -> l.message().startsWith(primary.name() + ": DHCPv4 address "))
                    .map(JournalLine::evidence)
                    .reduce((_, last) -> last));
  }

  /** No table of any family has a default route: the host is cut off, whatever it should have. */
  private static Optional<Evidence> noDefaultAnywhere(Snapshot snapshot, Eni primary) {
    boolean none =
        !ipv6Only(primary)
            && snapshot.routes().complete()
            && Stream.of(snapshot.routes(), snapshot.routes6())
                .flatMap(c -> c.orElse(List.of()).stream())
                .noneMatch(r -> r.isDefault() && r.unicast());
    return none ? Optional.of(RouteList.of(snapshot, Family.V4)) : Optional.empty();
  }

  private FindingDraft draft(Eni primary, Family family, Evidence address, List<Route> defaults) {
    String link = primary.name();
    String rest =
        defaults.stream()
            .findFirst()
            .flatMap(Route::link)
            .map(l -> "; the best one left is by " + l)
            .orElse("");
    return FindingDraft.of(
            id(),
            link,
            link + ": no " + family.label() + " default route by it in table main" + rest)
        .consequence(
            defaults.isEmpty()
                ? "Nothing outside the connected subnets can be reached or answered over "
                    + family.label()
                    + ", the instance metadata included where no other route covers it."
                : "Unbound connections and replies from the primary address leave by another"
                    + " interface, and the VPC drops them because the source is not its own.")
        .family(family)
        .evidence(address)
        .links(link)
        .because(
            "link-failed",
            "link-down",
            "dhcp-never-acquired",
            "dhcp-lease-lost",
            "link-configuring-stuck",
            family == Family.V6 ? "v6-default-missing" : "network-file-unexpected")
        .remedy(
            Remedy.of(
                Steps.reconfigure(link),
                Remedy.Step.verify(
                    "Look for the default route",
                    "Expect default via the gateway of the subnet, dev " + link + ".",
                    "ip -" + family.number() + " route show table main default"),
                Remedy.Step.undo(
                    "Nothing to undo", "The files are unchanged; they are only applied."),
                Remedy.Step.investigate(
                    "See what happened to the lease",
                    "A loss without a later acquired means that DHCP was not answered.",
                    "journalctl -b -u systemd-networkd --no-pager | tail -n 50")))
        .source("amazonlinux/amazon-ec2-net-utils#168, amazonlinux/amazon-linux-2023#1127");
  }
}
