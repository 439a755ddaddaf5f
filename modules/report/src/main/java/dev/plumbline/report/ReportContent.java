package dev.plumbline.report;

import dev.plumbline.guide.Diagnosis;
import dev.plumbline.guide.Verdict;
import dev.plumbline.model.Snapshot;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Everything a report is made of.
 *
 * @param production prints the PROD tag
 * @param facts label and value of the strip below the verdict, four at most
 * @param sections parts to print after the summary page
 * @param redact masks public addresses, host names, account numbers and keys
 */
public record ReportContent(
    Snapshot snapshot,
    Diagnosis diagnosis,
    Verdict verdict,
    boolean production,
    List<Fact> facts,
    List<Picture> pictures,
    Optional<GuidePath> guide,
    List<LogExcerpt> logs,
    Set<Section> sections,
    boolean redact) {
  /** One labelled value. */
  public record Fact(String label, String value) {}

  /** A report of a diagnosis with every section and nothing redacted. */
  public static ReportContent of(Snapshot snapshot, Diagnosis diagnosis, List<Picture> pictures) {
    return new ReportContent(
        snapshot,
        diagnosis,
        Verdict.of(diagnosis, snapshot),
        snapshot.recording().manifest().production(),
        Facts.of(snapshot, diagnosis),
        pictures,
        Optional.empty(),
        List.of(),
        EnumSet.allOf(Section.class),
        false);
  }

  public ReportContent withGuide(GuidePath path) {
    return new ReportContent(
        snapshot,
        diagnosis,
        verdict,
        production,
        facts,
        pictures,
        Optional.of(path),
        logs,
        sections,
        redact);
  }

  public ReportContent withPictures(List<Picture> drawn) {
    return new ReportContent(
        snapshot,
        diagnosis,
        verdict,
        production,
        facts,
        List.copyOf(drawn),
        guide,
        logs,
        sections,
        redact);
  }

  public ReportContent withLogs(List<LogExcerpt> lines) {
    return new ReportContent(
        snapshot,
        diagnosis,
        verdict,
        production,
        facts,
        pictures,
        guide,
        List.copyOf(lines),
        sections,
        redact);
  }

  public ReportContent withSections(Set<Section> chosen) {
    return new ReportContent(
        snapshot,
        diagnosis,
        verdict,
        production,
        facts,
        pictures,
        guide,
        logs,
        Set.copyOf(chosen),
        redact);
  }

  public ReportContent redacted(boolean yes) {
    return new ReportContent(
        snapshot, diagnosis, verdict, production, facts, pictures, guide, logs, sections, yes);
  }

  public ReportContent production(boolean yes) {
    return new ReportContent(
        snapshot, diagnosis, verdict, yes, facts, pictures, guide, logs, sections, redact);
  }
}
