package dev.plumbline.guide.check.imds;

import static dev.plumbline.guide.Quoting.quote;

import dev.plumbline.guide.Remedy;
import dev.plumbline.guide.check.CheckContext;
import dev.plumbline.guide.check.FindingDraft;
import dev.plumbline.guide.check.Findings;
import dev.plumbline.guide.check.Need;
import dev.plumbline.guide.check.SingleCheck;
import dev.plumbline.guide.check.host.Growth;
import dev.plumbline.model.host.LinkCounters;
import java.util.List;
import java.util.Optional;

/**
 * The interface sends more than 1024 packets a second to the link-local services, and what exceeds
 * that is dropped without a word (F4). The counter is a total since the driver was loaded: only its
 * growth between two samples says anything about now.
 */
final class ImdsThrottled extends SingleCheck {
  private static final String COUNTER = "linklocal_allowance_exceeded";

  ImdsThrottled() {
    super("imds-linklocal-throttled", Need.COUNTERS);
  }

  @Override
  public void run(CheckContext context, Findings findings) {
    List<LinkCounters> all = Growth.enis(context);
    if (all.isEmpty()) {
      findings.notChecked(
          id(), "ethtool-S-LINK.txt: not in the recording for any network interface");
    }
    for (LinkCounters counters : all) {
      Optional<Long> growth = counters.growth(COUNTER);
      if (growth.isEmpty()) {
        findings.notChecked(id(), Growth.missing(counters, COUNTER));
      } else if (growth.get() > 0) {
        findings.report(draft(counters, growth.get()));
      }
    }
  }

  private FindingDraft draft(LinkCounters counters, long growth) {
    String link = counters.link();
    return FindingDraft.of(
            id(),
            link,
            link + ": " + growth + " packets to link-local services dropped between two samples")
        .consequence(
            "Metadata, the VPC's name server and its time server share 1024 packets a second on"
                + " each interface; above that requests time out here and there.")
        .evidence(Growth.evidence(counters, COUNTER))
        .links(link)
        .remedy(
            Remedy.of(
                Remedy.Step.investigate(
                    "Find who asks so often",
                    "Run it a few times; the name that keeps showing up is the one.",
                    "sudo ss -tnp dst 169.254.169.254",
                    "sudo ss -unp dst 169.254.169.253"),
                Remedy.Step.repair(
                    "Cache names on the host",
                    "Most of the packets usually are name queries. A local cache answers the"
                        + " repeated ones; programs should cache credentials likewise.",
                    "sudo systemctl enable --now systemd-resolved"),
                Remedy.Step.verify(
                    "Sample the counter twice",
                    "Expect the same number ten seconds later.",
                    "ethtool -S "
                        + quote(link)
                        + " | grep linklocal; sleep 10; ethtool -S "
                        + quote(link)
                        + " | grep linklocal"),
                Remedy.Step.undo(
                    "Stop the cache", "", "sudo systemctl disable --now systemd-resolved")))
        .source(
            "EC2 user guide, ENA network performance metrics; newrelic/newrelic-java-agent#1676");
  }
}
