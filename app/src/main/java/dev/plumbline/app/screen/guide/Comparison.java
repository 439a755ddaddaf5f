package dev.plumbline.app.screen.guide;

import dev.plumbline.app.shell.Ages;
import dev.plumbline.app.shell.CaseEvidence;
import dev.plumbline.app.shell.Plurals;
import dev.plumbline.guide.DiagnosisChange;
import dev.plumbline.guide.playbook.AnswerChange;
import dev.plumbline.guide.playbook.PlaybookSession;
import dev.plumbline.guide.playbook.Reached;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a new capture changed in the case.
 *
 * @param before when the earlier capture was made, in words
 * @param findings that went, stayed, came
 * @param answers of the walk that are others now
 * @param conclusion where the walk led before, and leads now; empty while a question is open
 */
record Comparison(
    String before,
    DiagnosisChange findings,
    List<AnswerChange> answers,
    Optional<String> conclusionBefore,
    Optional<String> conclusion) {

  static Comparison of(
      CaseEvidence before, CaseEvidence after, PlaybookSession walked, PlaybookSession walk) {
    return new Comparison(
        before
            .recording()
            .captured()
            .map(Ages::utc)
            .map(t -> "the capture of " + t)
            .orElse("the capture before"),
        DiagnosisChange.of(before.diagnosis(), after.diagnosis()),
        AnswerChange.between(walked, walk),
        walked.end().map(Reached::title),
        walk.end().map(Reached::title));
  }

  /** "3 findings went, 1 came, 2 stayed"; nothing changed is said as such. */
  String sentence() {
    if (findings.none() && answers.isEmpty()) {
      return findings.stayed().isEmpty()
          ? "Nothing changed: no findings"
          : "Nothing changed: the same " + Plurals.of(findings.stayed().size(), "finding");
    }
    List<String> parts = new ArrayList<>();
    count(findings.gone().size(), "went", parts);
    count(findings.came().size(), "came", parts);
    count(findings.stayed().size(), "stayed", parts);
    count(findings.open().size(), "could not be checked again", parts);
    return parts.isEmpty() ? "The findings are the same" : String.join(", ", parts);
  }

  private static void count(int count, String verb, List<String> parts) {
    if (count > 0) {
      parts.add(parts.isEmpty() ? Plurals.of(count, "finding") + " " + verb : count + " " + verb);
    }
  }
}
