package dev.plumbline.guide.check.routing;

import static dev.plumbline.guide.Quoting.quote;

import dev.plumbline.guide.Remedy;
import dev.plumbline.guide.check.CheckContext;
import dev.plumbline.guide.check.FindingDraft;
import dev.plumbline.guide.check.Findings;
import dev.plumbline.guide.check.Gate;
import dev.plumbline.guide.check.Need;
import dev.plumbline.model.Family;
import dev.plumbline.model.Link;
import dev.plumbline.model.Snapshot;
import dev.plumbline.model.Sysctl;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Pods or containers come in by a link on which IPv4 forwarding is off. A bridge counts when it has
 * an address and a port that is up, none of which is an ENI.
 */
final class ForwardingOff extends RoutingCheck {
  private static final Pattern POD = Pattern.compile("(eni|vlan)[0-9a-f]{11}");

  ForwardingOff() {
    super("forwarding-off", Need.LINKS, Need.SYSCTLS);
  }

  /** Without pods and containers nothing is to be forwarded. */
  @Override
  public Gate gate(CheckContext context) {
    Snapshot snapshot = context.snapshot();
    boolean none =
        snapshot.links().complete()
            && snapshot.links().orElse(List.of()).stream()
                .noneMatch(l -> carriesGuests(context, l));
    return Gate.when(!none);
  }

  @Override
  void in(CheckContext context, Findings findings, Family family) {
    if (family == Family.V6) {
      return;
    }
    Snapshot snapshot = context.snapshot();
    for (Link link : snapshot.links().orElse(List.of())) {
      if (carriesGuests(context, link)) {
        Optional<Sysctl> setting = setting(snapshot, link.name());
        if (setting.isEmpty()) {
          findings.notChecked(
              id(), "sysctl-net.txt: forwarding of " + link.name() + " is not there");
        } else if (setting.get().value().strip().equals("0")) {
          findings.report(draft(link, setting.get()));
        }
      }
    }
  }

  private static boolean carriesGuests(CheckContext context, Link link) {
    if (POD.matcher(link.name()).matches()) {
      return link.up();
    }
    List<Link> ports =
        context.snapshot().links().orElse(List.of()).stream()
            .filter(l -> l.master().equals(Optional.of(link.name())))
            .toList();
    return link.kind().equals("bridge")
        && ports.stream().anyMatch(l -> l.up() && l.carrier())
        && ports.stream().noneMatch(l -> context.host().isEni(l.name()))
        && context
            .snapshot()
            .addressesOf(link.name())
            .anyMatch(a -> a.family() == Family.V4 && a.global());
  }

  private static Optional<Sysctl> setting(Snapshot snapshot, String link) {
    return snapshot
        .sysctls()
        .optional()
        .flatMap(
            all ->
                Optional.ofNullable(all.get("net.ipv4.conf." + link + ".forwarding"))
                    .or(() -> Optional.ofNullable(all.get("net.ipv4.ip_forward"))));
  }

  private FindingDraft draft(Link link, Sysctl setting) {
    return FindingDraft.of(id(), "host", "host: forwarding is off for " + link.name())
        .consequence(
            "Packets of the containers behind "
                + link.name()
                + " are dropped when they are for other hosts.")
        .evidence(setting.evidence(), link.evidence())
        .links(link.name())
        .remedy(
            Remedy.of(
                Remedy.Step.repair(
                    "Switch forwarding on",
                    "Lasts until the next start; put it into a file below /etc/sysctl.d to keep"
                        + " it.",
                    "sudo sysctl -w net.ipv4.ip_forward=1"),
                Remedy.Step.verify(
                    "Look at the setting",
                    "Expect 1.",
                    "sysctl " + quote("net.ipv4.conf." + link.name() + ".forwarding")),
                Remedy.Step.undo(
                    "Switch it off again", "", "sudo sysctl -w net.ipv4.ip_forward=0")))
        .source("Linux ip-sysctl");
  }
}
