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
 * @param traces flows and changes that somebody chose
 * @param matrix all flows at a glance, in as many pictures as it takes; empty where not chosen
 */
public record ReportContent(
    Snapshot snapshot,
    Diagnosis diagnosis,
    List<Picture> pictures,
    Optional<GuidePath> guide,
    List<LogExcerpt> logs,
    List<TraceSheet> traces,
    List<Picture> matrix,
    ReportOptions options) {

  /** A report of a diagnosis with every section and nothing redacted. */
  public static ReportContent of(Snapshot snapshot, Diagnosis diagnosis, List<Picture> pictures) {
    return new ReportContent(
        snapshot,
        diagnosis,
        pictures,
        Optional.empty(),
        List.of(),
        List.of(),
        List.of(),
        ReportOptions.whole(snapshot, false));
  }

  /** The same with diagrams, which take a moment to draw. */
  public ReportContent withPictures(List<Picture> drawn) {
    return new ReportContent(
        snapshot, diagnosis, List.copyOf(drawn), guide, logs, traces, matrix, options);
  }

  /** The same with traces and the matrix of flows. */
  public ReportContent withTraces(List<TraceSheet> chosen, List<Picture> flows) {
    return new ReportContent(
        snapshot,
        diagnosis,
        pictures,
        guide,
        logs,
        List.copyOf(chosen),
        List.copyOf(flows),
        options);
  }

  Verdict verdict() {
    return Verdict.of(diagnosis, snapshot);
  }
}
