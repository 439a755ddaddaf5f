package dev.plumbline.guide.check.netutils;

import dev.plumbline.guide.Remedy;
import dev.plumbline.guide.check.CheckContext;
import dev.plumbline.guide.check.FindingDraft;
import dev.plumbline.guide.check.Findings;
import dev.plumbline.guide.check.Need;
import dev.plumbline.model.NetUtilsState;
import java.util.List;

/**
 * A run left the reload to another process although the lock in its way will not be released
 * (reload protocol of setup-policy-routes).
 */
final class ReloadDeferred extends NetUtilsCheck {
  ReloadDeferred() {
    super("reload-deferred", Need.NET_UTILS_JOURNAL, Need.NET_UTILS);
  }

  @Override
  public void run(CheckContext context, Findings findings) {
    List<String> stuck =
        Locks.stuck(context.snapshot()).stream().map(NetUtilsState.Lock::link).toList();
    for (Run run : Runs.of(context.snapshot()).reversed()) {
      if (run.has("Reloaded networkd")) {
        return;
      }
      run.line("Deferring networkd reload")
          .filter(_ -> stuck.stream().anyMatch(link -> !link.equals(run.link())))
          .ifPresent(
              line ->
                  findings.report(
                      FindingDraft.of(
                              id(),
                              run.link(),
                              run.link() + ": reload left to another process, which never does it")
                          .consequence(
                              "As long as the lock folder is not empty no run of any interface"
                                  + " reloads networkd.")
                          .evidence(line.evidence())
                          .links(run.link())
                          .becauseOnHost("lock-leaked", "lock-held-no-interface")
                          .remedy(Remedy.NONE)
                          .source("amazonlinux/amazon-ec2-net-utils#148")));
    }
  }
}
