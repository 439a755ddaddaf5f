package dev.plumbline.app.screen.overview;

import dev.plumbline.guide.Finding;
import dev.plumbline.guide.Remedy;
import dev.plumbline.model.Evidence;

/** A finding as plain text for a ticket. */
final class FindingText {
  private FindingText() {}

  static String of(Finding finding) {
    StringBuilder text = new StringBuilder();
    text.append(finding.severity().word())
        .append(" (")
        .append(finding.confidence().word())
        .append("): ")
        .append(finding.summary())
        .append('\n');
    if (!finding.consequence().isEmpty()) {
      text.append(finding.consequence()).append('\n');
    }
    for (Evidence evidence : finding.evidence()) {
      text.append("  ").append(evidence.place());
      if (!evidence.text().isBlank()) {
        text.append("  ").append(evidence.text().strip());
      }
      text.append('\n');
    }
    for (Remedy.Step step : finding.remedy().steps()) {
      text.append(step.purpose().label()).append(": ").append(step.title()).append('\n');
      step.commands().forEach(c -> text.append("  ").append(c).append('\n'));
    }
    return text.toString();
  }
}
