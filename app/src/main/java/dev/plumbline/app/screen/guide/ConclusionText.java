package dev.plumbline.app.screen.guide;

import dev.plumbline.guide.Remedy;
import dev.plumbline.guide.playbook.PathStep;
import dev.plumbline.guide.playbook.PlaybookSession;
import dev.plumbline.guide.playbook.Reached;
import dev.plumbline.model.Evidence;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A walk and its conclusion as plain text for a ticket. */
final class ConclusionText {
  private ConclusionText() {}

  static String of(PlaybookSession session) {
    List<String> lines = new ArrayList<>();
    session.conclusion().ifPresent(reached -> conclusion(reached, lines));
    lines.add("");
    lines.add("Playbook: " + session.playbook().title());
    for (PathStep step : session.path()) {
      lines.add("- " + step.question() + " " + step.answer() + " (" + by(step) + ")");
      if (!step.note().isEmpty()) {
        lines.add("  Note: " + step.note());
      }
    }
    return String.join("\n", lines).strip() + "\n";
  }

  private static String by(PathStep step) {
    return step.overruled() ? "against the evidence" : "by " + step.by().word();
  }

  private static void conclusion(Reached reached, List<String> lines) {
    lines.add(reached.title() + " (" + reached.confidence().word() + ")");
    lines.add(reached.text());
    if (!reached.evidence().isEmpty()) {
      lines.add(
          "Evidence: "
              + reached.evidence().stream().map(Evidence::place).collect(Collectors.joining(", ")));
    }
    for (Remedy.Step step : reached.remedy().steps()) {
      String changes = step.changes() ? " (" + step.effect() + ")" : "";
      lines.add("");
      lines.add(step.purpose().label() + changes + ": " + step.title() + ". " + step.text());
      step.commands().forEach(command -> lines.add("  " + command));
    }
  }
}
