package dev.plumbline.app.report;

import dev.plumbline.guide.Diagnosis;
import dev.plumbline.guide.Remedy;
import dev.plumbline.guide.playbook.CaseFacts;
import dev.plumbline.guide.playbook.PathStep;
import dev.plumbline.guide.playbook.Playbook;
import dev.plumbline.guide.playbook.PlaybookProposal;
import dev.plumbline.guide.playbook.PlaybookSession;
import dev.plumbline.guide.playbook.PlaybookWalks;
import dev.plumbline.guide.playbook.Reached;
import dev.plumbline.model.Snapshot;
import dev.plumbline.report.GuidePath;
import dev.plumbline.report.ReportContent;
import dev.plumbline.report.ReportOptions;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Puts together what a report says. */
public final class CaseReport {
  private CaseReport() {}

  /**
   * A report of what evidence alone tells: findings, diagrams, and as far as a playbook gets.
   *
   * @param playbooks to choose from
   */
  public static ReportContent byEvidence(
      Snapshot snapshot, Diagnosis diagnosis, List<Playbook> playbooks, ReportOptions options) {
    CaseFacts facts = CaseFacts.of(snapshot, diagnosis);
    Playbook fitting = PlaybookProposal.of(playbooks, facts).playbook();
    Optional<GuidePath> guide =
        Optional.of(
                path(
                    PlaybookWalks.follow(
                        PlaybookSession.start(fitting, facts).advance(), playbooks)))
            .filter(path -> !path.conclusion().isEmpty());
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

  /** Walks that led from one playbook into the next, as the report prints them. */
  public static GuidePath path(List<PlaybookSession> walks) {
    Optional<Reached> reached = walks.getLast().conclusion();
    return new GuidePath(
        walks.stream().map(w -> w.playbook().title()).collect(Collectors.joining(", then ")),
        walks.stream().flatMap(w -> w.path().stream()).map(CaseReport::answer).toList(),
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
