package dev.plumbline.guide.check.host;

import dev.plumbline.guide.Remedy;
import dev.plumbline.guide.Remedy.Step;
import dev.plumbline.guide.check.CheckContext;
import dev.plumbline.guide.check.FindingDraft;
import dev.plumbline.guide.check.Findings;
import dev.plumbline.guide.check.SingleCheck;
import dev.plumbline.logs.Sighting;
import dev.plumbline.model.Captured;
import dev.plumbline.model.Confidence;
import dev.plumbline.model.Snapshot;
import dev.plumbline.model.host.FileSystemUse;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The file system of {@code /} or {@code /var} has no blocks or inodes left, so agents cannot write
 * state and logs. Images that are mounted read-only are full by design.
 */
final class DiskFull extends SingleCheck {
  private static final int FULL = 98;
  private static final Set<String> IMAGES = Set.of("squashfs", "iso9660", "erofs");
  private static final String[] COMPLAINTS = {"ssm-e17", "ssm-e43", "ssm-e49"};
  private static final String NO_SPACE = "no space left on device";

  DiskFull() {
    super("disk-full");
  }

  @Override
  public void run(CheckContext context, Findings findings) {
    Snapshot snapshot = context.snapshot();
    Captured<List<FileSystemUse>> blocks = snapshot.host().blocks();
    Captured<List<FileSystemUse>> inodes = snapshot.host().inodes();
    List<FileSystemUse> full =
        Stream.concat(blocks.orElse(List.of()).stream(), inodes.orElse(List.of()).stream())
            .filter(u -> u.mount().equals("/") || u.mount().equals("/var"))
            .filter(u -> !IMAGES.contains(u.type()))
            .filter(u -> u.percent() >= FULL)
            .toList();
    Optional<Sighting> complaint =
        context
            .sightings()
            .standing(COMPLAINTS)
            .filter(s -> s.record().text().toLowerCase(Locale.ROOT).contains(NO_SPACE));
    if (!full.isEmpty()) {
      findings.report(draft(full.getFirst()).evidence(complaint.map(s -> s.record().evidence())));
    } else if (complaint.isPresent() && !(blocks.complete() && inodes.complete())) {
      findings.report(
          draft("a program could not write: no space left on device")
              .confidence(Confidence.LIKELY)
              .evidence(complaint.get().record().evidence()));
    }
    missing(findings, blocks);
    missing(findings, inodes);
  }

  private void missing(Findings findings, Captured<List<FileSystemUse>> use) {
    if (use instanceof Captured.Missing<List<FileSystemUse>> none) {
      findings.notChecked(id(), none.sentence());
    }
  }

  private FindingDraft draft(FileSystemUse use) {
    String what = use.inodes() ? "inodes" : "blocks";
    return draft(use.mount() + " has " + use.percent() + " % of its " + what + " in use")
        .evidence(use.evidence());
  }

  private FindingDraft draft(String how) {
    return FindingDraft.of(id(), "host", "host: " + how)
        .consequence(
            "Programs cannot write state, credentials or logs; agents that cannot stop working, and"
                + " the logs do not tell why.")
        .remedy(
            Remedy.of(
                Step.investigate(
                    "See what takes the space",
                    "The largest folders last; deleted files still held open are not among them.",
                    "sudo du -xh --max-depth=2 /var | sort -h | tail -n 20",
                    "sudo lsof +L1"),
                Step.repair(
                    "Let the journal shrink",
                    "Removes archived journal files above this size; other files are a person's"
                        + " decision.",
                    "sudo journalctl --vacuum-size=200M"),
                Step.verify(
                    "Look again", "Expect less than 98 % in both.", "df -h / /var", "df -i / /var"),
                Step.undo("Cannot be undone", "Save the journal elsewhere first if it is needed.")))
        .source("Linux df(1); aws/amazon-ssm-agent, write errors");
  }
}
