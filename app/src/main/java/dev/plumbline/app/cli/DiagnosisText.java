package dev.plumbline.app.cli;

import dev.plumbline.guide.Diagnosis;
import dev.plumbline.guide.Finding;
import dev.plumbline.guide.NotChecked;
import dev.plumbline.guide.Remedy;
import dev.plumbline.guide.Severity;
import dev.plumbline.guide.Verdict;
import dev.plumbline.guide.playbook.DrillResult;
import dev.plumbline.guide.playbook.PathStep;
import dev.plumbline.guide.playbook.PlaybookSession;
import dev.plumbline.guide.playbook.Reached;
import dev.plumbline.model.Evidence;
import dev.plumbline.model.Snapshot;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The diagnosis as people read it in a terminal: the verdict first, then each finding. */
final class DiagnosisText {
  private static final int WIDTH = 96;

  private final PrintWriter out;

  DiagnosisText(PrintWriter out) {
    this.out = out;
  }

  void print(String source, Snapshot snapshot, Diagnosis diagnosis, List<PlaybookSession> walks) {
    Verdict verdict = Verdict.of(diagnosis, snapshot);
    out.println(Terminal.safe(source));
    out.println();
    out.println(Terminal.safe(verdict.title()));
    paragraph("", verdict.explanation());
    for (Finding finding : diagnosis.findings()) {
      out.println();
      finding(finding);
    }
    walks.forEach(this::walk);
    notChecked(diagnosis.notChecked());
  }

  /** A drill: the complaint and the walk; what is wrong only beside a conclusion. */
  void print(Source source, Drill drill) {
    out.println(Terminal.safe(source.label()));
    out.println();
    out.println(source.complaint().isEmpty() ? "Drill" : source.complaint());
    drill.walks().forEach(this::walk);
    drill.result().ifPresent(this::result);
  }

  private void result(DrillResult result) {
    out.println();
    paragraph("", (result.right() ? "You are right. " : "Not quite. ") + result.reason());
    result
        .expected()
        .filter(e -> !result.right())
        .ifPresent(e -> paragraph("", "The evidence leads to: " + e.title()));
    for (Finding finding : result.findings()) {
      out.println();
      finding(finding);
    }
  }

  private void walk(PlaybookSession walk) {
    out.println();
    out.println("Playbook " + walk.playbook().title());
    for (PathStep step : walk.path()) {
      out.printf(
          "  %s  %s (%s)%n",
          Terminal.safe(step.question()),
          Terminal.safe(step.answer()),
          step.overruled() ? "against the evidence" : "by " + step.by().word());
    }
    walk.conclusion().ifPresent(this::conclusion);
    walk.question()
        .ifPresent(
            open -> {
              out.println("  Open: " + Terminal.safe(open.text()));
              open.answers()
                  .forEach(
                      a ->
                          out.printf(
                              "    --answer %s=%s  %s%n",
                              open.question().id(), a.id(), Terminal.safe(a.text())));
            });
  }

  private void conclusion(Reached reached) {
    out.println();
    out.printf("  %s (%s)%n", Terminal.safe(reached.title()), reached.confidence().word());
    paragraph("  ", reached.text());
    reached
        .conclusion()
        .continuesIn()
        .ifPresent(id -> out.println("  Continues in playbook " + Terminal.safe(id)));
    reached.remedy().steps().forEach(this::step);
  }

  private void finding(Finding finding) {
    String indent = finding.because().isPresent() ? "    " : "";
    out.printf(
        "%s%s  %s%n",
        indent,
        finding.severity().word().toUpperCase(Locale.ROOT),
        Terminal.safe(finding.summary()));
    if (!finding.consequence().isEmpty()) {
      paragraph(indent + "  ", finding.consequence());
    }
    String places =
        finding.evidence().stream().map(Evidence::place).limit(4).collect(Collectors.joining("  "));
    out.printf(
        "%s  %s, %s%s%n",
        indent,
        finding.id(),
        finding.confidence().word(),
        finding.because().map(id -> ", because " + id).orElse(""));
    if (!places.isEmpty()) {
      out.println(indent + "  evidence: " + Terminal.safe(places));
    }
    if (finding.because().isEmpty() && finding.severity() != Severity.INFO) {
      finding.remedy().steps().forEach(this::step);
    }
  }

  private void step(Remedy.Step step) {
    if (step.commands().isEmpty()) {
      return;
    }
    out.printf(
        "  %s%s: %s%n",
        step.purpose().label().toLowerCase(Locale.ROOT),
        step.changes() ? " (" + step.effect() + ")" : "",
        Terminal.safe(step.title()));
    step.commands().forEach(command -> out.println("    $ " + Terminal.safe(command)));
  }

  private void notChecked(List<NotChecked> open) {
    if (open.isEmpty()) {
      return;
    }
    out.println();
    out.println("Not checked");
    open.forEach(n -> out.println("  " + n.id() + ": " + Terminal.safe(n.why())));
  }

  private void paragraph(String indent, String text) {
    StringBuilder line = new StringBuilder(indent);
    for (String word : Terminal.safe(text).split(" ")) {
      if (line.length() + word.length() >= WIDTH && line.length() > indent.length()) {
        out.println(line.toString().stripTrailing());
        line.setLength(indent.length());
      }
      line.append(word).append(' ');
    }
    out.println(line.toString().stripTrailing());
  }
}
