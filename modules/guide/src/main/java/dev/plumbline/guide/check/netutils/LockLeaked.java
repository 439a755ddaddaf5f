package dev.plumbline.guide.check.netutils;

import static dev.plumbline.guide.Quoting.quote;

import dev.plumbline.guide.Remedy;
import dev.plumbline.guide.Steps;
import dev.plumbline.guide.check.CheckContext;
import dev.plumbline.guide.check.FindingDraft;
import dev.plumbline.guide.check.Findings;
import dev.plumbline.guide.check.Need;
import dev.plumbline.model.Evidence;
import dev.plumbline.model.NetUtilsState;

/**
 * A lock file names a process that is gone: a killed run left it (F2;
 * amazonlinux/amazon-ec2-net-utils#148). From 2.7.3 the next run removes such a lock.
 */
final class LockLeaked extends NetUtilsCheck {
  LockLeaked() {
    super("lock-leaked", Need.NET_UTILS, Need.PROCESSES.whole());
  }

  @Override
  public void run(CheckContext context, Findings findings) {
    for (NetUtilsState.Lock lock : Locks.all(context.snapshot())) {
      if (lock.pid().isEmpty()) {
        findings.notChecked(
            id(), lock.evidence().file() + ": the content of the lock is not there");
      }
    }
    for (NetUtilsState.Lock lock : Locks.leaked(context.snapshot())) {
      String link = lock.link();
      findings.report(
          FindingDraft.of(
                  id(),
                  link,
                  link + ": lock file names process " + lock.pid().get() + ", which does not exist")
              .consequence(
                  "No run for "
                      + link
                      + " can start, and no run of any interface reloads networkd while the lock"
                      + " is there, so changes in the metadata never arrive.")
              .evidence(lock.evidence(), Evidence.file("ps-setup-policy-routes.txt"))
              .links(link)
              .remedy(remedy(link, lock.pid().get()))
              .source("amazonlinux/amazon-ec2-net-utils#148, PR #79, PR #43; 2.4.0 to 2.7.2"));
    }
  }

  static Remedy remedy(String link, long pid) {
    String file = quote(Locks.FOLDER + link);
    return Remedy.of(
        Remedy.Step.repair(
            "Remove the lock of the dead process",
            "The command does so only while process "
                + pid
                + " does not exist. The next refresh run then goes on by itself.",
            "test -d /proc/" + pid + " || sudo rm " + file),
        Steps.update("From 2.7.3 a run removes the lock of a dead process itself."),
        Remedy.Step.verify(
            "Look at the lock and at the next run",
            "Within two minutes the lock is gone and a refresh run ends with success.",
            "ls -l " + Locks.FOLDER,
            "systemctl list-timers 'refresh-policy-routes@*'"),
        Remedy.Step.undo(
            "Put the lock back",
            "Not wanted in practice: it would block the interface again.",
            "echo " + pid + " | sudo tee " + file));
  }
}
