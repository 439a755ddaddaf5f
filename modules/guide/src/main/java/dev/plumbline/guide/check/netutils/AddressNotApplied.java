package dev.plumbline.guide.check.netutils;

import dev.plumbline.guide.Remedy;
import dev.plumbline.guide.Steps;
import dev.plumbline.guide.check.CheckContext;
import dev.plumbline.guide.check.FindingDraft;
import dev.plumbline.guide.check.Findings;
import dev.plumbline.guide.check.Need;
import dev.plumbline.model.Confidence;
import dev.plumbline.model.Evidence;
import dev.plumbline.model.Family;
import dev.plumbline.model.IpPrefix;
import dev.plumbline.model.JournalLine;
import dev.plumbline.model.Snapshot;
import dev.plumbline.path.Eni;
import dev.plumbline.path.Wanted;
import java.time.Duration;
import java.util.Optional;

/**
 * Metadata lists an address that has reached neither file nor rule nor link (F2, F3). For up to 130
 * seconds after a change this is how a healthy host looks, because a refresh comes every 60 to 125
 * seconds; so it counts as a fault only when something is in the refresh's way or the last
 * completed one is older than that.
 */
final class AddressNotApplied extends NetUtilsCheck {
  private static final Duration REFRESH = Duration.ofSeconds(130);

  AddressNotApplied() {
    super(
        "address-not-applied",
        Need.METADATA,
        Need.ADDRESSES.whole(),
        Need.DROP_INS.whole(),
        Need.RULES.whole());
  }

  @Override
  public void run(CheckContext context, Findings findings) {
    Snapshot snapshot = context.snapshot();
    for (Eni eni : context.host().enis()) {
      eni.wanted().stream()
          .filter(w -> w.origin() == Wanted.Origin.METADATA)
          .filter(w -> w.family() == Family.V4 && w.address())
          .filter(w -> nowhere(snapshot, w.prefix()))
          .filter(_ -> !Addressing.unsettled(snapshot, eni))
          .forEach(w -> findings.report(draft(snapshot, eni, w)));
    }
  }

  private static boolean nowhere(Snapshot snapshot, IpPrefix address) {
    return !Addressing.assigned(snapshot, address)
        && Addressing.rules(snapshot, address).findAny().isEmpty()
        && Addressing.configuredRule(snapshot, address).isEmpty()
        && Addressing.configuredAddress(snapshot, address).isEmpty();
  }

  /** True when the next refresh may simply not have come yet. */
  private static boolean fresh(Snapshot snapshot, String link) {
    if (!Locks.all(snapshot).isEmpty()) {
      return false;
    }
    Optional<Duration> age =
        Runs.newest(snapshot, link)
            .map(Run::last)
            .flatMap(JournalLine::time)
            .flatMap(time -> snapshot.now().map(now -> Duration.between(time, now)));
    return age.isEmpty() || age.get().compareTo(REFRESH) < 0;
  }

  private FindingDraft draft(Snapshot snapshot, Eni eni, Wanted wanted) {
    String text = Text.of(wanted.prefix());
    String link = eni.name();
    return FindingDraft.of(
            id(), text, link + ": metadata lists " + text + ", nothing on the host has it")
        .consequence("Packets to " + text + " find no host.")
        .confidence(fresh(snapshot, link) ? Confidence.POSSIBLE : Confidence.CERTAIN)
        .evidence(wanted.evidence(), Evidence.file("ip-j-addr.json"))
        .links(link)
        .because(
            "dhcp-lease-lost",
            "refresh-stuck",
            "lock-leaked",
            "refresh-failed",
            "policy-unit-failed")
        .becauseOnHost("lock-held-no-interface")
        .remedy(
            Remedy.of(
                Steps.refresh(link),
                Steps.state(link, "The address " + text + " is listed within a few seconds."),
                Remedy.Step.undo("Nothing to undo", "The refresh only writes what belongs there.")))
        .source("amazonlinux/amazon-ec2-net-utils#148");
  }
}
