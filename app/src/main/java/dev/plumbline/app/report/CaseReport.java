package dev.plumbline.app.report;

import dev.plumbline.guide.Diagnosis;
import dev.plumbline.guide.Remedy;
import dev.plumbline.guide.playbook.CaseFacts;
import dev.plumbline.guide.playbook.PathStep;
import dev.plumbline.guide.playbook.PlaybookSession;
import dev.plumbline.guide.playbook.Playbooks;
import dev.plumbline.guide.playbook.Reached;
import dev.plumbline.model.Snapshot;
import dev.plumbline.report.GuidePath;
import dev.plumbline.report.ReportContent;
import dev.plumbline.report.ReportOptions;
import java.util.List;
import java.util.Optional;

/** Puts together what a report says. */
public final class CaseReport {
  private CaseReport() {}

  /** A report of what evidence alone tells: findings, diagrams, and as far as a playbook gets. */
  public static ReportContent byEvidence(
      Snapshot snapshot, Diagnosis diagnosis, ReportOptions options) {
    CaseFacts facts = CaseFacts.of(snapshot, diagnosis);
    Optional<GuidePath> guide =
        Playbooks.all().stream()
            .map(playbook -> path(PlaybookSession.start(playbook, facts).advance()))
            .filter(path -> !path.conclusion().isEmpty())
            .findFirst();
    return new ReportContent(
        snapshot,
        diagnosis,
        Pictures.of(snapshot),
        guide,
        List.of(),
        List.of(),
        List.of(),
        options);
  }

  /** The walk so far, as the report prints it. */
  public static GuidePath path(PlaybookSession session) {
    Optional<Reached> reached = session.conclusion();
    return new GuidePath(
        session.playbook().title(),
        session.path().stream().map(CaseReport::answer).toList(),
        reached.map(Reached::title).orElse(""),
        reached.map(Reached::text).orElse(""),
        reached.map(r -> r.confidence().word()).orElse(""),
        reached.map(Reached::remedy).orElse(Remedy.NONE));
  }

  private static GuidePath.Answer answer(PathStep step) {
    String note = (step.overruled() ? "Against the evidence. " : "") + step.note();
    return new GuidePath.Answer(step.question(), step.answer(), step.by().word(), note.strip());
  }
}
