package dev.plumbline.guide.check.netutils;

import static dev.plumbline.guide.Quoting.quote;

import dev.plumbline.guide.Remedy;
import dev.plumbline.guide.check.CheckContext;
import dev.plumbline.guide.check.FindingDraft;
import dev.plumbline.guide.check.Findings;
import dev.plumbline.guide.check.Need;
import dev.plumbline.model.Evidence;
import dev.plumbline.model.HostProcess;
import dev.plumbline.model.JournalLine;
import dev.plumbline.model.Snapshot;
import dev.plumbline.model.UnitState;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A refresh run has been going on for more than 30 seconds, or says that it cannot get its lock
 * (F2; amazonlinux/amazon-ec2-net-utils#148). A healthy refresh takes well under a second.
 */
final class RefreshStuck extends NetUtilsCheck {
  private static final long LIMIT_SECONDS = 30;

  RefreshStuck() {
    super("refresh-stuck", Need.UNITS);
  }

  @Override
  public void run(CheckContext context, Findings findings) {
    Snapshot snapshot = context.snapshot();
    for (UnitState unit : snapshot.units().orElse(Map.of()).values()) {
      if (!unit.id().startsWith("refresh-policy-routes@")
          || !unit.id().endsWith(".service")
          || !unit.active().equals("activating")) {
        continue;
      }
      String link = unit.instance();
      Optional<HostProcess> process =
          Locks.process(snapshot, link, "refresh").filter(p -> p.elapsed() > LIMIT_SECONDS);
      Optional<JournalLine> unable =
          Runs.newest(snapshot, link).flatMap(run -> run.line("Unable to lock " + link));
      if (process.isPresent() || unable.isPresent()) {
        findings.report(draft(link, unit.evidence(), process, unable));
      } else if (snapshot.processes().optional().isEmpty()) {
        findings.notChecked(id(), "ps-setup-policy-routes.txt: not captured");
      }
    }
  }

  private FindingDraft draft(
      String link, Evidence unit, Optional<HostProcess> process, Optional<JournalLine> unable) {
    String since = process.map(p -> " for " + p.elapsed() + " s").orElse("");
    String why = unable.isPresent() ? ", unable to get its lock" : "";
    List<Evidence> evidence =
        Stream.concat(
                process.map(HostProcess::evidence).stream(),
                unable.map(JournalLine::evidence).stream())
            .toList();
    return FindingDraft.of(id(), link, link + ": refresh run going on" + since + why)
        .consequence("New and removed addresses of " + link + " are not picked up while it lasts.")
        .evidence(evidence)
        .evidence(unit)
        .links(link)
        .because("lock-leaked")
        .becauseOnHost("lock-held-no-interface")
        .remedy(
            Remedy.of(
                Remedy.Step.repair(
                    "Stop the waiting run",
                    "Cure the lock first, when one is reported. The timer starts the next run"
                        + " within two minutes.",
                    "sudo systemctl stop refresh-policy-routes@" + quote(link) + ".service"),
                Remedy.Step.verify(
                    "Look at the unit",
                    "It is inactive (dead) with Result=success after the next run.",
                    "systemctl show -p ActiveState,SubState,Result refresh-policy-routes@"
                        + quote(link)
                        + ".service"),
                Remedy.Step.undo(
                    "Start a run again",
                    "The timer does the same.",
                    "sudo systemctl start --no-block refresh-policy-routes@"
                        + quote(link)
                        + ".service")))
        .source("amazonlinux/amazon-ec2-net-utils#148");
  }
}
