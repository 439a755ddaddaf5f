package dev.plumbline.guide.playbook;

import dev.plumbline.guide.Finding;
import dev.plumbline.guide.Remedy;
import dev.plumbline.guide.playbook.PathStep.By;
import dev.plumbline.model.Confidence;
import dev.plumbline.model.Evidence;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The conclusion of a walk, about one host: placeholders filled, evidence gathered.
 *
 * @param conclusion of the playbook
 * @param title the cause in one sentence
 * @param text why it is so
 * @param confidence lower when a person overruled the evidence or could not tell
 * @param findings of the diagnosis that show the same
 * @param evidence lines behind them
 * @param remedy steps with commands to copy
 */
public record Reached(
    Conclusion conclusion,
    String title,
    String text,
    Confidence confidence,
    List<Finding> findings,
    List<Evidence> evidence,
    Remedy remedy) {

  static Reached of(Conclusion conclusion, List<AskedQuestion> way, CaseFacts facts, String link) {
    Placeholders fill = Placeholders.of(facts, link);
    List<Finding> findings = facts.findings(conclusion.findings(), link);
    Set<Evidence> evidence = new LinkedHashSet<>();
    findings.forEach(f -> evidence.addAll(f.evidence()));
    way.stream().flatMap(a -> a.proof().stream()).forEach(f -> evidence.addAll(f.evidence()));
    return new Reached(
        conclusion,
        fill.text(conclusion.title()),
        fill.text(conclusion.text()),
        confidence(conclusion, way),
        findings,
        List.copyOf(evidence),
        fill.remedy(own(conclusion.remedy(), findings)));
  }

  /** Puts in the commands that the findings have for a step of the same purpose. */
  private static Remedy own(Remedy remedy, List<Finding> findings) {
    return new Remedy(remedy.steps().stream().map(s -> own(s, findings)).toList());
  }

  private static Remedy.Step own(Remedy.Step step, List<Finding> findings) {
    if (!step.commands().contains(Placeholders.OF_FINDING)) {
      return step;
    }
    List<String> commands =
        findings.stream()
            .flatMap(f -> f.remedy().steps().stream())
            .filter(s -> s.purpose() == step.purpose())
            .flatMap(s -> s.commands().stream())
            .distinct()
            .toList();
    boolean changes = step.changes() && !commands.isEmpty();
    return new Remedy.Step(step.purpose(), step.title(), step.text(), commands, changes);
  }

  private static Confidence confidence(Conclusion conclusion, List<AskedQuestion> way) {
    Confidence least = conclusion.confidence();
    for (AskedQuestion asked : way) {
      boolean unsure = asked.chosen().filter(a -> a.id().equals(Answer.CANNOT_TELL)).isPresent();
      Confidence step =
          unsure
              ? Confidence.POSSIBLE
              : asked.by().filter(By.USER::equals).isPresent()
                  ? Confidence.LIKELY
                  : Confidence.CERTAIN;
      least = step.compareTo(least) > 0 ? step : least;
    }
    return least;
  }
}
