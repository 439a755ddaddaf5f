package dev.plumbline.guide.check.routing;

import static dev.plumbline.guide.Quoting.quote;

import dev.plumbline.guide.Remedy;
import dev.plumbline.guide.check.CheckContext;
import dev.plumbline.guide.check.FindingDraft;
import dev.plumbline.guide.check.Findings;
import dev.plumbline.guide.check.Gate;
import dev.plumbline.guide.check.Need;
import dev.plumbline.model.Address;
import dev.plumbline.model.Evidence;
import dev.plumbline.model.Family;
import dev.plumbline.model.IpAddress;
import dev.plumbline.model.IpPrefix;
import dev.plumbline.model.NetworkdLink;
import dev.plumbline.model.Snapshot;
import dev.plumbline.model.Sysctl;
import dev.plumbline.path.Answer;
import dev.plumbline.path.Eni;
import dev.plumbline.path.Lookup;
import dev.plumbline.path.Query;
import dev.plumbline.path.ReversePath;
import dev.plumbline.path.RouteError;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The reverse-path filter of an interface is strict, and the way back to some source in another
 * ENI's subnet leaves by another interface, so what comes from there is dropped (F13, F14). The
 * effective value is the larger of {@code all} and the interface's own (kernel ip-sysctl).
 */
final class RpFilterStrict extends RoutingCheck {
  private static final String CROSS = "primary-cross-subnet-egress";

  /** Pods looked at, at most. */
  private static final int PODS = 64;

  RpFilterStrict() {
    super("rp-filter-strict", Need.LINKS, Need.ADDRESSES, Need.SYSCTLS);
  }

  @Override
  public List<String> ids() {
    return List.of(id(), CROSS);
  }

  /** With one interface there is no other way back. */
  @Override
  public Gate gate(CheckContext context) {
    boolean single = context.snapshot().links().complete() && context.host().enis().size() < 2;
    return Gate.when(!single);
  }

  @Override
  void in(CheckContext context, Findings findings, Family family) {
    if (family == Family.V6 || !has(context, findings, Need.RULES.whole(), Need.ROUTES.whole())) {
      return; // IPv6 has no such setting
    }
    for (Eni eni : context.host().enis()) {
      if (!ReversePath.known(context.snapshot(), eni.name())) {
        findings.notChecked(
            id(), "sysctl-rp_filter.txt: rp_filter of all or of " + eni.name() + " is not there");
      } else if (ReversePath.mode(context.snapshot(), eni.name()) == 1 && judged(context, eni)) {
        judge(context, findings, eni);
      }
    }
  }

  /** Trunks and ENIs that the VPC CNI owns are set up otherwise. */
  private static boolean judged(CheckContext context, Eni eni) {
    boolean unmanaged =
        context.snapshot().networkd().orElse(List.of()).stream()
            .filter(l -> l.name().equals(eni.name()))
            .map(NetworkdLink::setupState)
            .anyMatch("unmanaged"::equals);
    return !eni.trunk() && (eni.primary() || !context.host().cniNode() || !unmanaged);
  }

  private void judge(CheckContext context, Findings findings, Eni eni) {
    Snapshot snapshot = context.snapshot();
    List<Address> own =
        snapshot
            .addressesOf(eni.name())
            .filter(a -> a.family() == Family.V4 && a.global())
            .toList();
    for (Address address : own) {
      for (Eni other : context.host().enis()) {
        if (other.equals(eni)) {
          continue;
        }
        Optional<IpAddress> source = source(snapshot, other);
        Optional<Lookup.Exit> back =
            source.flatMap(s -> context.lookup().exit(Query.to(s).withFrom(address.ip())));
        if (source.isPresent() && back.filter(b -> b.link().equals(eni.name())).isEmpty()) {
          findings.report(
              draft(snapshot, eni, address.ip(), source.get(), way(back))
                  .evidence(back.flatMap(Lookup.Exit::evidence)));
          if (eni.primary() && back.filter(b -> b.link().equals(other.name())).isPresent()) {
            findings.report(cross(eni, other, address, back.get()));
          }
          return;
        }
      }
    }
    behind(context, eni).ifPresent(findings::report);
  }

  private static Optional<IpAddress> source(Snapshot snapshot, Eni eni) {
    return eni.subnets(Family.V4)
        .flatMap(s -> Destinations.inside(snapshot, s).stream())
        .findFirst();
  }

  /** The same for pods and containers that a rule sends out by the interface. */
  private Optional<FindingDraft> behind(CheckContext context, Eni eni) {
    Snapshot snapshot = context.snapshot();
    List<IpAddress> sources =
        context.host().enis().stream()
            .filter(other -> !other.equals(eni))
            .flatMap(other -> source(snapshot, other).stream())
            .toList();
    return pods(context, eni)
        .flatMap(
            pod ->
                sources.stream()
                    .filter(s -> dropped(context, s, pod, eni))
                    .map(s -> draft(snapshot, eni, pod, s, "does not leave by " + eni.name())))
        .findFirst();
  }

  /** Addresses that live behind the host, not on an ENI, and have a rule to the ENI's table. */
  private static Stream<IpAddress> pods(CheckContext context, Eni eni) {
    return context.snapshot().rules().orElse(List.of()).stream()
        .filter(r -> eni.tableName().equals(Optional.of(r.table())))
        .map(r -> r.selector().from())
        .filter(p -> p.length() > 0)
        .map(IpPrefix::address)
        .filter(a -> context.snapshot().address(a).isEmpty())
        .filter(a -> inside(context, a))
        .distinct()
        .limit(PODS);
  }

  private static boolean inside(CheckContext context, IpAddress pod) {
    return context
        .lookup()
        .exit(Query.to(pod))
        .filter(e -> !context.host().isEni(e.link()))
        .isPresent();
  }

  /** The kernel's own test of a packet that comes in by the ENI. */
  private static boolean dropped(CheckContext context, IpAddress from, IpAddress to, Eni eni) {
    Query packet = Query.to(to).withFrom(from).withIif(eni.name());
    return context.lookup().ask(packet).answer() instanceof Answer.NoWay no
        && no.error() == RouteError.INVALID_ARGUMENT;
  }

  private static String way(Optional<Lookup.Exit> back) {
    return back.map(b -> "leaves by " + b.link()).orElse("does not exist");
  }

  private FindingDraft draft(
      Snapshot snapshot, Eni eni, IpAddress address, IpAddress source, String way) {
    List<Evidence> settings =
        ReversePath.settings(snapshot, eni.name()).stream().map(Sysctl::evidence).toList();
    String link = eni.name();
    return FindingDraft.of(
            id(),
            link,
            link + ": rp_filter is 1 (strict), and the way back to " + source + " " + way)
        .consequence(
            "Packets from that subnet to "
                + address
                + " that arrive on "
                + link
                + " are dropped without a trace but the counter TcpExtIPReversePathFilter.")
        .evidence(settings)
        .links(link)
        .remedy(remedy(snapshot, link))
        .source("Linux ip-sysctl; amazonlinux/amazon-ec2-net-utils PR #98, #174");
  }

  private static Remedy remedy(Snapshot snapshot, String link) {
    String key = "net.ipv4.conf." + link + ".rp_filter";
    String old = snapshot.sysctl(key).orElse("1");
    return Remedy.of(
        Remedy.Step.repair(
            "Make the filter loose on " + link,
            "Takes effect at once and lasts until the next start; put the line into a file below"
                + " /etc/sysctl.d to keep it.",
            "sudo sysctl -w " + quote(key + "=2")),
        Remedy.Step.verify(
            "Look at the value and at the counter",
            "The larger of all and " + link + " is 2, and the counter stops rising.",
            "sysctl net.ipv4.conf.all.rp_filter " + quote(key),
            "nstat -asz TcpExtIPReversePathFilter"),
        Remedy.Step.undo("Back to the old value", "", "sudo sysctl -w " + quote(key + "=" + old)));
  }

  private static FindingDraft cross(Eni eni, Eni other, Address address, Lookup.Exit back) {
    return FindingDraft.of(
            CROSS,
            address.ip().toString(),
            address.ip()
                + ": traffic to the subnet of "
                + other.name()
                + " leaves by "
                + other.name())
        .consequence(
            "By design: the primary address has no rule, and main has a direct route. Connect to"
                + " the address of "
                + other.name()
                + " from there instead.")
        .evidence(back.evidence())
        .links(eni.name(), other.name())
        .because("rp-filter-strict")
        .source("amazonlinux/amazon-ec2-net-utils PR #98, #174");
  }
}
