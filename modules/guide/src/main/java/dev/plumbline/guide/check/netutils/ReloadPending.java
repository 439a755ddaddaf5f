package dev.plumbline.guide.check.netutils;

import dev.plumbline.guide.Remedy;
import dev.plumbline.guide.Steps;
import dev.plumbline.guide.check.CheckContext;
import dev.plumbline.guide.check.FindingDraft;
import dev.plumbline.guide.check.Findings;
import dev.plumbline.guide.check.Need;
import dev.plumbline.model.Evidence;
import dev.plumbline.model.NetUtilsState;
import dev.plumbline.model.Snapshot;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Drop-ins were changed and the flag asks for a reload, but nobody can do it: a lock is held, or
 * every later run handed it on (F3, F5). Versions 2.5.0, 2.5.1 and 2.5.4 to 2.7.0 leave the flag by
 * design (amazonlinux/amazon-ec2-net-utils#122); there only the drift itself is reported.
 */
final class ReloadPending extends NetUtilsCheck {
  ReloadPending() {
    super("reload-pending", Need.NET_UTILS);
  }

  @Override
  public void run(CheckContext context, Findings findings) {
    Snapshot snapshot = context.snapshot();
    Optional<NetUtilsState.ReloadFlag> flag =
        snapshot.netUtils().optional().flatMap(NetUtilsState::reloadFlag);
    if (flag.isEmpty() || Version.of(snapshot).filter(Version::reloadsLate).isPresent()) {
      return;
    }
    if (snapshot.now().isEmpty()) {
      findings.notChecked(id(), "date.txt: not captured, so the age of the flag is not known");
      return;
    }
    if (!Locks.settled(snapshot, flag.get().changed())) {
      return;
    }
    List<Run> runs = sinceReload(snapshot);
    boolean deferred = !runs.isEmpty() && runs.stream().allMatch(ReloadPending::handedOn);
    if (Locks.all(snapshot).isEmpty() && !deferred) {
      return;
    }
    waiting(snapshot, runs)
        .forEach((link, evidence) -> findings.report(draft(link, flag.get(), evidence)));
  }

  private FindingDraft draft(String link, NetUtilsState.ReloadFlag flag, List<Evidence> evidence) {
    return FindingDraft.of(id(), link, link + ": a reload of networkd is due, and nobody does it")
        .consequence(
            "The drop-ins hold changes that the kernel does not have: new addresses and rules are"
                + " missing, removed ones are still there.")
        .evidence(flag.evidence())
        .evidence(evidence)
        .links(link)
        .becauseOnHost("lock-leaked", "lock-held-no-interface")
        .remedy(
            Remedy.of(
                Steps.reload(),
                Remedy.Step.verify(
                    "Look at the flag and the link",
                    "The flag is gone after the next refresh run and the new addresses are there.",
                    "ls -la /run/amazon-ec2-net-utils",
                    "networkctl status --no-pager"),
                Steps.captureAgain("The finding is gone.")))
        .source("amazonlinux/amazon-ec2-net-utils#148, #122");
  }

  /** Runs after the last one that reloaded. */
  private static List<Run> sinceReload(Snapshot snapshot) {
    List<Run> runs = Runs.of(snapshot);
    for (int i = runs.size() - 1; i >= 0; i--) {
      if (runs.get(i).has("Reloaded networkd")) {
        return runs.subList(i + 1, runs.size());
      }
    }
    return runs;
  }

  private static boolean handedOn(Run run) {
    return run.last().message().startsWith("Deferring networkd reload");
  }

  /** The links whose files changed since; without a journal, those that hold a lock. */
  private static Map<String, List<Evidence>> waiting(Snapshot snapshot, List<Run> runs) {
    Map<String, List<Evidence>> links = new LinkedHashMap<>();
    for (Run run : runs) {
      if (run.changed()) {
        links.put(run.link(), List.of(run.last().evidence()));
      }
    }
    if (links.isEmpty()) {
      Locks.all(snapshot).forEach(lock -> links.put(lock.link(), List.of(lock.evidence())));
    }
    return links;
  }
}
