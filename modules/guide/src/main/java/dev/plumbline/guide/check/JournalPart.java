package dev.plumbline.guide.check;

import dev.plumbline.model.Captured;
import dev.plumbline.model.JournalLine;
import dev.plumbline.model.Snapshot;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What a capture holds of one program among logs and units of several: the journal of one unit says
 * nothing about another, and the state of one unit does not list the others.
 */
final class JournalPart {
  private static final String ALL = "journal.jsonl";
  private static final String NETWORKD = "journal-networkd.txt";
  private static final String NET_UTILS = "setup-policy-routes.log";
  private static final String UNITS = "systemctl-units.txt";

  private JournalPart() {}

  /** The journal, where it would hold lines of systemd-networkd. */
  static Captured<?> networkd(Snapshot snapshot) {
    return part(
        snapshot,
        NETWORKD,
        Set.of(ALL, NETWORKD, "journal-systemd-networkd.txt", "systemd-networkd.log"),
        l -> l.identifier().equals("systemd-networkd") || l.unit().startsWith("systemd-networkd"));
  }

  /** The journal, where it would hold lines of amazon-ec2-net-utils. */
  static Captured<?> netUtils(Snapshot snapshot) {
    return part(
        snapshot,
        NET_UTILS,
        Set.of(ALL, NET_UTILS),
        l -> l.identifier().equals("ec2net") || l.identifier().equals("setup-policy-routes"));
  }

  /** The units, where all of the host's are listed. */
  static Captured<?> unitList(Snapshot snapshot) {
    return snapshot.units() instanceof Captured.Known<?> known
            && known.files().stream().noneMatch(Set.of(UNITS, "systemctl-show.txt")::contains)
        ? Captured.missing(UNITS, UNITS + " is not in the recording")
        : snapshot.units();
  }

  private static Captured<?> part(
      Snapshot snapshot, String file, Set<String> files, Predicate<JournalLine> own) {
    return snapshot.journal() instanceof Captured.Known<List<JournalLine>> known
            && known.files().stream().noneMatch(files::contains)
            && known.value().stream().noneMatch(own)
        ? Captured.missing(file, file + " is not in the recording")
        : snapshot.journal();
  }
}
