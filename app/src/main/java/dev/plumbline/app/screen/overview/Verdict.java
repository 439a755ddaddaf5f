package dev.plumbline.app.screen.overview;

import dev.plumbline.app.control.Mark;
import dev.plumbline.app.shell.Plurals;
import dev.plumbline.guide.Diagnosis;
import dev.plumbline.guide.Finding;
import dev.plumbline.guide.Severity;
import java.util.List;
import java.util.Optional;

/**
 * The one sentence of the overview.
 *
 * @param mark its state
 * @param sentence what is so
 * @param detail what follows from it
 * @param first the finding it is about
 */
public record Verdict(Mark mark, String sentence, String detail, Optional<Finding> first) {
  /** Draws the verdict from a diagnosis: the first fault, else what was found in order. */
  public static Verdict of(Diagnosis diagnosis) {
    List<Finding> faults = diagnosis.faults().stream().filter(f -> f.because().isEmpty()).toList();
    return faults.stream()
        .findFirst()
        .map(f -> fault(f, faults.size() - 1))
        .orElseGet(() -> calm(diagnosis));
  }

  private static Verdict fault(Finding finding, int others) {
    String more = others == 0 ? "" : " " + Plurals.of(others, "further finding") + " below.";
    return new Verdict(
        Mark.of(finding.severity()),
        finding.summary(),
        finding.consequence() + more,
        Optional.of(finding));
  }

  private static Verdict calm(Diagnosis diagnosis) {
    int unknown = diagnosis.notChecked().size();
    Optional<Finding> unsure =
        diagnosis.findings().stream().filter(f -> f.severity() != Severity.INFO).findFirst();
    if (unsure.isPresent()) {
      return new Verdict(
          Mark.NOTE,
          "No certain fault, " + Plurals.of(1, "possible one"),
          unsure.get().summary(),
          unsure);
    }
    String rest =
        unknown == 0
            ? "Every check could be made."
            : Plurals.of(unknown, "check") + " could not be made; see below.";
    return new Verdict(
        Mark.IN_ORDER, "No fault found in what was captured", rest, Optional.empty());
  }
}
