package dev.plumbline.guide.check.netutils;

import static dev.plumbline.guide.Quoting.quote;

import dev.plumbline.guide.Remedy;
import dev.plumbline.guide.Steps;
import dev.plumbline.guide.check.CheckContext;
import dev.plumbline.guide.check.FindingDraft;
import dev.plumbline.guide.check.Findings;
import dev.plumbline.guide.check.Need;
import dev.plumbline.model.Evidence;
import dev.plumbline.model.HostProcess;
import dev.plumbline.model.Snapshot;
import dev.plumbline.model.UnitState;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The unit that writes an interface's files failed, or starts again and again because
 * systemd-networkd-wait-online never sees the link ready (F18;
 * amazonlinux/amazon-ec2-net-utils#168).
 */
final class PolicyUnitFailed extends NetUtilsCheck {
  private static final long WAIT_LIMIT_SECONDS = 120;

  PolicyUnitFailed() {
    super("policy-unit-failed", Need.UNITS, Need.LINKS);
  }

  @Override
  public void run(CheckContext context, Findings findings) {
    Snapshot snapshot = context.snapshot();
    for (UnitState unit : snapshot.units().orElse(Map.of()).values()) {
      if (unit.id().startsWith("policy-routes@") && snapshot.link(unit.instance()).isPresent()) {
        trouble(snapshot, unit).ifPresent(text -> findings.report(draft(snapshot, unit, text)));
      }
    }
  }

  private static Optional<String> trouble(Snapshot snapshot, UnitState unit) {
    if (unit.active().equals("failed")) {
      return Optional.of("unit failed");
    }
    if (!unit.active().equals("activating")) {
      return Optional.empty();
    }
    int restarts = restarts(unit);
    if (restarts >= 2) {
      return Optional.of("unit was restarted " + restarts + " times and does not come up");
    }
    return waiting(snapshot, unit.instance())
        .map(p -> "unit has waited " + p.elapsed() + " s for the link to be online");
  }

  private static int restarts(UnitState unit) {
    String text = unit.get("NRestarts");
    return text.matches("\\d{1,9}") ? Integer.parseInt(text) : 0;
  }

  private static Optional<HostProcess> waiting(Snapshot snapshot, String link) {
    return snapshot.processes().orElse(List.of()).stream()
        .filter(p -> p.command().contains("wait-online") && p.elapsed() > WAIT_LIMIT_SECONDS)
        .filter(p -> List.of(p.command().split("\\s+")).contains(link))
        .findFirst();
  }

  private FindingDraft draft(Snapshot snapshot, UnitState unit, String trouble) {
    String link = unit.instance();
    List<Evidence> more =
        Stream.concat(
                waiting(snapshot, link).map(HostProcess::evidence).stream(),
                Runs.newest(snapshot, link).flatMap(Run::error).map(l -> l.evidence()).stream())
            .toList();
    return FindingDraft.of(id(), link, link + ": policy-routes " + trouble)
        .consequence(
            "The drop-ins of " + link + " are not written, so its private table and rules lack.")
        .evidence(unit.evidence())
        .evidence(more)
        .links(link)
        .because("dhcp-lease-lost", "dhcp-never-acquired", "device-number-unidentified")
        .remedy(
            Remedy.of(
                Remedy.Step.investigate(
                    "Read its run",
                    "The last lines name the step that failed: no lease, no token or no number.",
                    "journalctl -b -u policy-routes@" + quote(link) + ".service --no-pager -n 30",
                    "networkctl status " + quote(link)),
                Steps.restartPolicyRoutes(link),
                Remedy.Step.verify(
                    "Look at the unit",
                    "It is active (exited) and Result=success.",
                    "systemctl status policy-routes@" + quote(link) + ".service --no-pager")))
        .source("amazonlinux/amazon-ec2-net-utils#168");
  }
}
