package dev.plumbline.guide.check.netutils;

import dev.plumbline.guide.Remedy;
import dev.plumbline.guide.Steps;
import dev.plumbline.guide.check.CheckContext;
import dev.plumbline.guide.check.FindingDraft;
import dev.plumbline.guide.check.Findings;
import dev.plumbline.guide.check.Need;
import dev.plumbline.model.JournalLine;
import dev.plumbline.model.Metadata;
import dev.plumbline.model.Snapshot;
import java.util.List;
import java.util.Optional;

/**
 * One run got no addresses from the metadata and deleted the file of the secondary addresses, which
 * the metadata lists again now (F4; amazonlinux/amazon-ec2-net-utils#161, PR #162).
 */
final class AliasFileRemoved extends NetUtilsCheck {
  AliasFileRemoved() {
    super("alias-file-removed", Need.NET_UTILS_JOURNAL, Need.METADATA, Need.LINKS);
  }

  @Override
  public void run(CheckContext context, Findings findings) {
    Snapshot snapshot = context.snapshot();
    for (Run run : Runs.of(snapshot)) {
      Optional<JournalLine> removed =
          run.line("install_and_reload removed").filter(l -> l.message().contains("ec2net_alias"));
      Optional<JournalLine> none = run.line("No addresses found for ");
      if (removed.isPresent()
          && none.isPresent()
          && listed(snapshot, run.link()) > 1
          && !writtenAgain(snapshot, run)) {
        findings.report(draft(run.link(), removed.get(), none.get()));
      }
    }
  }

  private static int listed(Snapshot snapshot, String link) {
    return snapshot
        .link(link)
        .flatMap(l -> snapshot.metadata().optional().flatMap(m -> m.byMac(l.mac())))
        .map((Metadata.Interface i) -> i.items("local-ipv4s").size())
        .orElse(0);
  }

  private static boolean writtenAgain(Snapshot snapshot, Run run) {
    return snapshot.dropIns().orElse(List.of()).stream()
        .anyMatch(d -> d.link().equals(run.link()) && d.name().equals("ec2net_alias.conf"));
  }

  private FindingDraft draft(String link, JournalLine removed, JournalLine none) {
    return FindingDraft.of(
            id(), link, link + ": a run found no addresses and removed the secondary ones")
        .consequence(
            "The metadata service answered nothing for a moment; the package took that for no"
                + " addresses. The rules stay, the addresses are gone.")
        .evidence(removed.evidence(), none.evidence())
        .links(link)
        .remedy(
            Remedy.of(
                Steps.refresh(link),
                Steps.update("A version after 2.7.4 keeps the addresses in that case."),
                Steps.state(link, "All addresses of the metadata are listed."),
                Remedy.Step.undo("Nothing to undo", "The refresh only writes what belongs there.")))
        .source("amazonlinux/amazon-ec2-net-utils#161, PR #162; 2.7.1 to 2.7.4");
  }
}
