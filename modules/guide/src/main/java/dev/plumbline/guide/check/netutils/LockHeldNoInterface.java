package dev.plumbline.guide.check.netutils;

import static dev.plumbline.guide.Quoting.quote;

import dev.plumbline.guide.Remedy;
import dev.plumbline.guide.check.CheckContext;
import dev.plumbline.guide.check.FindingDraft;
import dev.plumbline.guide.check.Findings;
import dev.plumbline.guide.check.Need;
import dev.plumbline.model.Snapshot;

/**
 * A start run waits for an interface that does not exist and keeps its lock meanwhile (F3, F20;
 * amazonlinux/amazon-ec2-net-utils#148, #152, #160): for ever up to 2.7.2, five minutes in 2.7.3,
 * ten in 2.7.4.
 */
final class LockHeldNoInterface extends NetUtilsCheck {
  LockHeldNoInterface() {
    super("lock-held-no-interface", Need.LINKS.whole());
  }

  @Override
  public void run(CheckContext context, Findings findings) {
    Snapshot snapshot = context.snapshot();
    if (snapshot.netUtils().optional().isEmpty()
        && snapshot.units().optional().isEmpty()
        && snapshot.processes().optional().isEmpty()) {
      findings.notChecked(id(), "run-amazon-ec2-net-utils.txt: not captured");
      return;
    }
    Locks.withoutInterface(snapshot)
        .forEach(
            (link, evidence) ->
                findings.report(
                    FindingDraft.of(
                            id(),
                            link,
                            link + ": a run is busy for this interface, but there is none")
                        .consequence(
                            "While it waits no run of any interface reloads networkd, so changes"
                                + " of the other interfaces are written but not applied.")
                        .evidence(evidence)
                        .remedy(remedy(link))
                        .source("amazonlinux/amazon-ec2-net-utils#148, #152, #160, PR #165")));
  }

  private static Remedy remedy(String link) {
    String unit = quote(link);
    return Remedy.of(
        Remedy.Step.repair(
            "Stop the units of the missing interface",
            "Ends the waiting run and removes its lock. The next refresh of another interface"
                + " reloads networkd, which configures changed links anew.",
            "sudo systemctl stop policy-routes@" + unit + ".service",
            "sudo systemctl stop refresh-policy-routes@" + unit + ".timer"),
        Remedy.Step.verify(
            "Look at the lock folder and at the journal",
            "The folder is empty or gone, and the next run logs Reloaded networkd.",
            "ls -l " + Locks.FOLDER,
            "journalctl -b -t ec2net -n 20 --no-pager"),
        Remedy.Step.undo(
            "Start the units again",
            "Only useful when the interface is attached again; attaching does it by itself.",
            "sudo systemctl start policy-routes@" + unit + ".service"));
  }
}
