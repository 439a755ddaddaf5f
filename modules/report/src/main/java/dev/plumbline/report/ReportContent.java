package dev.plumbline.report;

import dev.plumbline.guide.Diagnosis;
import dev.plumbline.guide.Verdict;
import dev.plumbline.model.Snapshot;
import java.util.List;
import java.util.Optional;

/**
 * Everything a report is made of.
 *
 * @param pictures diagrams, in the order they are printed
 * @param guide the walk through a playbook, where there was one
 * @param logs lines that somebody chose
 */
public record ReportContent(
    Snapshot snapshot,
    Diagnosis diagnosis,
    List<Picture> pictures,
    Optional<GuidePath> guide,
    List<LogExcerpt> logs,
    ReportOptions options) {

  /** A report of a diagnosis with every section and nothing redacted. */
  public static ReportContent of(Snapshot snapshot, Diagnosis diagnosis, List<Picture> pictures) {
    return new ReportContent(
        snapshot,
        diagnosis,
        pictures,
        Optional.empty(),
        List.of(),
        ReportOptions.whole(snapshot, false));
  }

  /** The same with diagrams, which take a moment to draw. */
  public ReportContent withPictures(List<Picture> drawn) {
    return new ReportContent(snapshot, diagnosis, List.copyOf(drawn), guide, logs, options);
  }

  Verdict verdict() {
    return Verdict.of(diagnosis, snapshot);
  }
}
