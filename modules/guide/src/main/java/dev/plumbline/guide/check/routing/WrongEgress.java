package dev.plumbline.guide.check.routing;

import dev.plumbline.guide.Remedy;
import dev.plumbline.guide.Steps;
import dev.plumbline.guide.check.CheckContext;
import dev.plumbline.guide.check.FindingDraft;
import dev.plumbline.guide.check.Findings;
import dev.plumbline.guide.check.Need;
import dev.plumbline.model.Address;
import dev.plumbline.model.Confidence;
import dev.plumbline.model.Family;
import dev.plumbline.model.IpAddress;
import dev.plumbline.model.NetworkdLink;
import dev.plumbline.model.Snapshot;
import dev.plumbline.path.Eni;
import dev.plumbline.path.Lookup;
import dev.plumbline.path.Query;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Traffic from an address of one ENI leaves by another, where the VPC's source check drops it: to
 * its own subnet, or, for a secondary ENI, to anywhere (F12; the classic two-ENI fault). ENIs that
 * the VPC CNI owns and trunks are left alone.
 */
final class WrongEgress extends RoutingCheck {
  private static final String NO_RULE = "primary-has-no-rule";

  WrongEgress() {
    super("wrong-egress-for-source", Need.LINKS, Need.ADDRESSES);
  }

  @Override
  public List<String> ids() {
    return List.of(id(), NO_RULE);
  }

  @Override
  void in(CheckContext context, Findings findings, Family family) {
    if (context.host().enis().size() < 2
        || !has(context, findings, rules(family).whole(), routes(family).whole())) {
      return;
    }
    for (Eni eni : context.host().enis()) {
      Confidence owned = owned(context, eni);
      if (owned != Confidence.POSSIBLE) {
        context
            .snapshot()
            .addressesOf(eni.name())
            .filter(a -> a.family() == family && a.global() && !a.flags().contains("deprecated"))
            .forEach(a -> judge(context, findings, eni, a, owned));
      }
    }
  }

  /** How surely networkd owns the ENI; POSSIBLE stands for no. */
  private static Confidence owned(CheckContext context, Eni eni) {
    Optional<NetworkdLink> state =
        context.snapshot().networkd().orElse(List.of()).stream()
            .filter(l -> l.name().equals(eni.name()))
            .findFirst();
    if (eni.trunk() || state.filter(s -> s.setupState().equals("unmanaged")).isPresent()) {
      return Confidence.POSSIBLE;
    }
    if (state.isPresent()) {
      return Confidence.CERTAIN;
    }
    return context.host().cniNode() ? Confidence.POSSIBLE : Confidence.LIKELY;
  }

  private void judge(
      CheckContext context, Findings findings, Eni eni, Address address, Confidence owned) {
    for (IpAddress to : destinations(context.snapshot(), eni, address)) {
      Optional<Lookup.Exit> exit =
          context
              .lookup()
              .exit(Query.to(to).withFrom(address.ip()))
              .filter(e -> !e.link().equals(eni.name()) && context.host().isEni(e.link()));
      if (exit.isPresent()) {
        findings.report(draft(context, eni, address, to, exit.get()).confidence(owned));
        if (eni.primary() && noRule(context.snapshot(), address)) {
          findings.report(noRule(context.snapshot(), eni, address));
        }
        return;
      }
    }
  }

  private static List<IpAddress> destinations(Snapshot snapshot, Eni eni, Address address) {
    List<IpAddress> list = new ArrayList<>();
    eni.subnets(address.family())
        .filter(s -> s.contains(address.ip()))
        .flatMap(s -> Destinations.inside(snapshot, s).stream())
        .forEach(list::add);
    if (!eni.primary()) {
      list.add(Defaults.outside(address.family()));
    }
    return list;
  }

  private static boolean noRule(Snapshot snapshot, Address address) {
    return snapshot.rules(address.family()).orElse(List.of()).stream()
        .noneMatch(
            r -> r.selector().from().length() > 0 && r.selector().from().contains(address.ip()));
  }

  private FindingDraft draft(
      CheckContext context, Eni eni, Address address, IpAddress to, Lookup.Exit exit) {
    boolean near = eni.subnets(address.family()).anyMatch(s -> s.contains(to));
    String where = near ? "hosts of its own subnet" : "outside";
    return FindingDraft.of(
            id(),
            address.ip().toString(),
            address.ip()
                + ": traffic to "
                + where
                + " leaves by "
                + exit.link()
                + " instead of "
                + eni.name())
        .consequence(
            "The VPC drops these packets, because the source address does not belong to "
                + exit.link()
                + ". Clients there see time-outs.")
        .family(address.family())
        .evidence(exit.evidence())
        .evidence(address.evidence(), RouteList.rules(context.snapshot(), address.family()))
        .links(eni.name())
        .because(
            "policy-rule-missing",
            "table-default-missing",
            "table-default-wrong-interface",
            "prefix-route-metric-lost",
            "network-file-unexpected",
            "policy-unit-missing")
        .remedy(
            Remedy.of(
                Steps.reconfigure(eni.name()),
                Remedy.Step.verify(
                    "Ask the kernel",
                    "Expect dev " + eni.name() + ".",
                    "ip route get " + to + " from " + address.ip()),
                Remedy.Step.undo(
                    "Nothing to undo", "The files are unchanged; they are only applied.")))
        .source("Linux policy routing; source check of the VPC");
  }

  private static FindingDraft noRule(Snapshot snapshot, Eni eni, Address address) {
    return FindingDraft.of(
            NO_RULE,
            eni.name(),
            eni.name() + ": no policy rule from " + address.ip() + ", so table main decides")
        .consequence("By design since version 2.4.1 of the package; it is no fault in itself.")
        .family(address.family())
        .evidence(RouteList.rules(snapshot, address.family()))
        .links(eni.name())
        .because("wrong-egress-for-source")
        .source("amazonlinux/amazon-ec2-net-utils PR #98");
  }
}
