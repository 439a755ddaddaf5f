package dev.plumbline.guide.check.networkd;

import dev.plumbline.guide.Remedy;
import dev.plumbline.guide.Steps;
import dev.plumbline.guide.check.CheckContext;
import dev.plumbline.guide.check.FindingDraft;
import dev.plumbline.guide.check.Findings;
import dev.plumbline.guide.check.Need;
import dev.plumbline.guide.check.SingleCheck;
import dev.plumbline.model.Confidence;
import dev.plumbline.model.Family;
import dev.plumbline.model.JournalLine;
import dev.plumbline.model.NetworkdLink;
import dev.plumbline.model.Snapshot;
import dev.plumbline.path.Eni;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The primary is networkd's and has not had an IPv4 lease since boot (F18). Silent in an IPv6-only
 * subnet, and where the journal does not reach back to the boot.
 */
final class DhcpNeverAcquired extends SingleCheck {
  private static final Pattern BEGIN =
      Pattern.compile(
          "(?i).*(Enumeration completed|Starting .*Network Configuration|Starting systemd-networkd"
              + "|running in system mode).*");

  DhcpNeverAcquired() {
    super(
        "dhcp-never-acquired",
        Need.LINKS,
        Need.ADDRESSES.whole(),
        Need.NETWORKD,
        Need.NETWORKD_JOURNAL.whole());
  }

  @Override
  public void run(CheckContext context, Findings findings) {
    Snapshot snapshot = context.snapshot();
    Optional<Eni> primary = context.host().primary();
    Optional<NetworkdLink> state =
        snapshot.networkd().orElse(List.of()).stream()
            .filter(l -> primary.filter(p -> p.name().equals(l.name())).isPresent())
            .filter(l -> !l.setupState().equals("unmanaged"))
            .findFirst();
    if (primary.isEmpty() || state.isEmpty() || hasIpv4(snapshot, primary.get())) {
      return;
    }
    LinkLog log = LinkLog.of(snapshot, primary.get().name());
    if (log.leased().isPresent() || ipv6Only(primary.get())) {
      return;
    }
    boolean fromBoot =
        LinkLog.networkd(snapshot).anyMatch(l -> BEGIN.matcher(l.message()).matches())
            || log.last("Link UP").isPresent();
    if (!fromBoot) {
      findings.notChecked(id(), "journal-networkd.txt: does not reach back to the boot");
      return;
    }
    findings.report(draft(primary.get(), state.get(), log));
  }

  private static boolean hasIpv4(Snapshot snapshot, Eni eni) {
    return snapshot.addressesOf(eni.name()).anyMatch(a -> a.family() == Family.V4 && a.global());
  }

  /** Metadata answers for the interface and lists no IPv4 address. */
  private static boolean ipv6Only(Eni eni) {
    return eni.metadata()
        .filter(m -> m.first("interface-id").isPresent() || !m.items("ipv6s").isEmpty())
        .filter(_ -> eni.wanted(Family.V4).findAny().isEmpty())
        .isPresent();
  }

  private FindingDraft draft(Eni eni, NetworkdLink state, LinkLog log) {
    String link = eni.name();
    boolean doubt =
        eni.wanted(Family.V4).findAny().isEmpty() && eni.wanted(Family.V6).findAny().isPresent();
    return FindingDraft.of(id(), link, link + ": no DHCPv4 lease since boot, no IPv4 address")
        .consequence("The instance has no IPv4 connectivity at all.")
        .evidence(state.evidence())
        .evidence(log.last().map(JournalLine::evidence))
        .confidence(doubt ? Confidence.POSSIBLE : eni.role())
        .links(link)
        .because("link-down", "link-failed")
        .remedy(
            Remedy.of(
                Steps.reconfigure(link),
                Steps.state(link, "An IPv4 address with the flag dynamic."),
                Remedy.Step.undo(
                    "Nothing to undo", "The files are unchanged; they are only applied."),
                Remedy.Step.investigate(
                    "Look for what filters DHCP",
                    "UDP 67 and 68 must pass; the driver must show a carrier.",
                    "sudo nft list ruleset",
                    "ip -s link show")))
        .source("amazonlinux/amazon-ec2-net-utils#168");
  }
}
