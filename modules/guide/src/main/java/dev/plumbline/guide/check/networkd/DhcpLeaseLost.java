package dev.plumbline.guide.check.networkd;

import dev.plumbline.guide.Remedy;
import dev.plumbline.guide.Steps;
import dev.plumbline.guide.check.CheckContext;
import dev.plumbline.guide.check.FindingDraft;
import dev.plumbline.guide.check.Findings;
import dev.plumbline.guide.check.Need;
import dev.plumbline.guide.check.SingleCheck;
import dev.plumbline.model.Family;
import dev.plumbline.model.IpAddress;
import dev.plumbline.model.JournalLine;
import dev.plumbline.model.Snapshot;
import dev.plumbline.path.Eni;
import dev.plumbline.path.Wanted;
import java.util.Optional;

/**
 * The last thing that happened to the DHCPv4 lease of an ENI is its loss, and the address is gone
 * (F1). Loss and return within a second is what every reload looks like; a link that networkd let
 * go ("Unmanaging") is another matter.
 */
final class DhcpLeaseLost extends SingleCheck {
  DhcpLeaseLost() {
    super("dhcp-lease-lost", Need.LINKS, Need.NETWORKD_JOURNAL, Need.ADDRESSES.whole());
  }

  @Override
  public void run(CheckContext context, Findings findings) {
    for (Eni eni : context.host().enis()) {
      LinkLog log = LinkLog.of(context.snapshot(), eni.name());
      Optional<JournalLine> event =
          log.last("DHCP lease lost", "DHCPv4 address", "Unmanaging")
              .filter(l -> log.text(l).startsWith("DHCP lease lost"));
      if (event.isPresent() && !released(log, event.get())) {
        Optional<IpAddress> address = log.leased().or(() -> first(eni));
        if (gone(context.snapshot(), eni, address)) {
          findings.report(draft(eni, address, event.get()));
        }
      }
    }
  }

  /** networkd logs the release of a link just before the loss of its lease. */
  private static boolean released(LinkLog log, JournalLine loss) {
    int at = log.lines().indexOf(loss);
    return at > 0 && log.text(log.lines().get(at - 1)).startsWith("Unmanaging");
  }

  private static Optional<IpAddress> first(Eni eni) {
    return eni.wanted(Family.V4).filter(Wanted::address).findFirst().map(w -> w.prefix().address());
  }

  private static boolean gone(Snapshot snapshot, Eni eni, Optional<IpAddress> address) {
    return address
        .map(a -> snapshot.addressesOf(eni.name()).noneMatch(own -> own.ip().equals(a)))
        .orElseGet(
            () ->
                snapshot
                    .addressesOf(eni.name())
                    .noneMatch(a -> a.family() == Family.V4 && a.flags().contains("dynamic")));
  }

  private FindingDraft draft(Eni eni, Optional<IpAddress> address, JournalLine loss) {
    String link = eni.name();
    return FindingDraft.of(
            id(),
            link,
            link
                + ": DHCP lease lost and not taken again"
                + address.map(a -> ", " + a + " is gone").orElse(""))
        .consequence(
            "Nothing reaches "
                + address.map(IpAddress::toString).orElse("its address")
                + ", and the default routes by "
                + link
                + " are gone with it.")
        .evidence(loss.evidence())
        .links(link)
        .because("link-failed", "link-down")
        .remedy(
            Remedy.of(
                Steps.reconfigure(link),
                Steps.state(link, "The address is back, with the flag dynamic."),
                Remedy.Step.undo(
                    "Nothing to undo", "The files are unchanged; they are only applied."),
                Remedy.Step.investigate(
                    "See what came before the loss",
                    "A reload in the same second means that the new request was not answered.",
                    "journalctl -b -u systemd-networkd -t ec2net --no-pager | tail -n 80")))
        .source("amazonlinux/amazon-ec2-net-utils#168, amazonlinux/amazon-linux-2023#1127");
  }
}
