package dev.plumbline.guide.check.netutils;

import dev.plumbline.guide.Phrases;
import dev.plumbline.guide.Remedy;
import dev.plumbline.guide.Steps;
import dev.plumbline.guide.check.CheckContext;
import dev.plumbline.guide.check.FindingDraft;
import dev.plumbline.guide.check.Findings;
import dev.plumbline.guide.check.Need;
import dev.plumbline.model.Snapshot;
import dev.plumbline.path.Eni;
import dev.plumbline.path.layer.FileLayer;
import dev.plumbline.path.layer.LayerDifference;
import java.util.ArrayList;
import java.util.List;

/**
 * The generated files and the kernel disagree about rules or secondary addresses of a link (F5,
 * F9): nothing reloaded networkd, or somebody changed the kernel behind its back.
 */
final class ConfigKernelDrift extends NetUtilsCheck {
  /** Tells which files there are; without it nobody knows that a file was not captured. */
  private static final String LISTING = "run-systemd-network.txt";

  ConfigKernelDrift() {
    super("config-kernel-drift", Need.DROP_INS.whole(), Need.RULES.whole(), Need.ADDRESSES.whole());
  }

  @Override
  public void run(CheckContext context, Findings findings) {
    for (Eni eni : context.host().enis()) {
      if (!Addressing.unsettled(context.snapshot(), eni)) {
        List<LayerDifference> drifts = drifts(context.snapshot(), eni, findings);
        if (!drifts.isEmpty()) {
          findings.report(draft(eni.name(), drifts));
        }
      }
    }
  }

  private List<LayerDifference> drifts(Snapshot snapshot, Eni eni, Findings findings) {
    List<LayerDifference> all = new FileLayer(snapshot).differences(eni);
    List<LayerDifference> missing = all.stream().filter(LayerDifference::missing).toList();
    if (missing.size() == all.size() || snapshot.recording().has(LISTING)) {
      return all;
    }
    findings.notChecked(
        id(), LISTING + ": not in the recording, so a file that asks for it may be missing");
    return missing;
  }

  private FindingDraft draft(String link, List<LayerDifference> drifts) {
    List<String> missing = texts(drifts, true);
    List<String> extra = texts(drifts, false);
    List<String> parts = new ArrayList<>();
    if (!missing.isEmpty()) {
      parts.add("the kernel lacks " + Phrases.and(missing));
    }
    if (!extra.isEmpty()) {
      parts.add("kernel still has " + Phrases.and(extra));
    }
    return FindingDraft.of(id(), link, link + ": " + String.join("; ", parts))
        .consequence(
            "Refresh runs compare files only and will not repair it. Either networkd was not"
                + " reloaded, or something outside changed the kernel.")
        .evidence(drifts.stream().flatMap(d -> d.evidence().stream()).toList())
        .links(link)
        .because("reload-pending", "network-file-unexpected", "policy-rule-missing")
        .becauseOnHost("lock-held-no-interface")
        .remedy(
            Remedy.of(
                Steps.reconfigure(link),
                Steps.state(link, "Addresses and rules are as the files say."),
                Remedy.Step.undo(
                    "Nothing to undo", "The files are unchanged; they are only applied."),
                Steps.watch()))
        .source("amazonlinux/amazon-ec2-net-utils#122, PR #113, PR #128");
  }

  private static List<String> texts(List<LayerDifference> drifts, boolean missing) {
    return drifts.stream()
        .filter(d -> d.missing() == missing)
        .map(LayerDifference::subject)
        .toList();
  }
}
