package dev.plumbline.guide.check.networkd;

import dev.plumbline.guide.Remedy;
import dev.plumbline.guide.Steps;
import dev.plumbline.guide.check.CheckContext;
import dev.plumbline.guide.check.FindingDraft;
import dev.plumbline.guide.check.Findings;
import dev.plumbline.guide.check.Need;
import dev.plumbline.guide.check.SingleCheck;
import dev.plumbline.model.HostClock;
import dev.plumbline.model.JournalLine;
import dev.plumbline.model.NetworkdLink;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A link is still being configured although nothing has been logged about it for a while (F1):
 * nobody answers its DHCP request. The first minute of a boot does not count.
 */
final class LinkConfiguringStuck extends SingleCheck {
  private static final Duration QUIET = Duration.ofSeconds(15);
  private static final Duration BOOT = Duration.ofSeconds(60);

  LinkConfiguringStuck() {
    super("link-configuring-stuck", Need.NETWORKD);
  }

  @Override
  public void run(CheckContext context, Findings findings) {
    List<NetworkdLink> waiting =
        context.snapshot().networkd().orElse(List.of()).stream()
            .filter(l -> l.setupState().equals("configuring"))
            .toList();
    if (waiting.isEmpty()) {
      return;
    }
    Optional<String> lacking = Need.NETWORKD_JOURNAL.lacking(context.snapshot());
    Optional<HostClock> clock = context.snapshot().clock();
    if (lacking.isPresent() || clock.isEmpty()) {
      findings.notChecked(id(), lacking.orElse("date.txt: not in the recording"));
      return;
    }
    if (clock.get().uptime().filter(u -> u.compareTo(BOOT) < 0).isPresent()) {
      return;
    }
    for (NetworkdLink link : waiting) {
      LinkLog log = LinkLog.of(context.snapshot(), link.name());
      log.lastTime()
          .filter(t -> quiet(t, clock.get().now()))
          .ifPresent(t -> findings.report(draft(link, log, clock.get(), t)));
    }
  }

  private static boolean quiet(Instant last, Instant now) {
    return Duration.between(last, now).compareTo(QUIET) > 0;
  }

  private FindingDraft draft(NetworkdLink link, LinkLog log, HostClock clock, Instant last) {
    String name = link.name();
    long seconds = Duration.between(last, clock.now()).toSeconds();
    return FindingDraft.of(id(), name, name + ": configuring, nothing logged for " + seconds + " s")
        .consequence("No DHCP answer arrives, so its address and default route are not there.")
        .evidence(link.evidence())
        .evidence(log.last().map(JournalLine::evidence))
        .evidence(clock.evidence())
        .links(name)
        .because("link-down")
        .remedy(
            Remedy.of(
                Steps.reconfigure(name),
                Steps.state(name, "Setup state configured within a few seconds."),
                Remedy.Step.undo(
                    "Nothing to undo", "The files are unchanged; they are only applied."),
                Remedy.Step.investigate(
                    "Look for a firewall on DHCP",
                    "UDP 67 and 68 must pass on " + name + ".",
                    "sudo nft list ruleset")))
        .source("amazonlinux/amazon-ec2-net-utils#168, amazonlinux/amazon-linux-2023#1127");
  }
}
