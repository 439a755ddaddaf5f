package dev.plumbline.app.screen.overview;

import dev.plumbline.app.control.Buttons;
import dev.plumbline.app.control.CodeBlock;
import dev.plumbline.app.control.EvidenceLink;
import dev.plumbline.app.control.Icon;
import dev.plumbline.app.control.InspectorPane;
import dev.plumbline.app.control.Texts;
import dev.plumbline.app.shell.Aim;
import dev.plumbline.app.shell.CaseEvidence;
import dev.plumbline.app.shell.ScreenId;
import dev.plumbline.app.shell.Target;
import dev.plumbline.app.shell.Workbench;
import dev.plumbline.guide.Finding;
import dev.plumbline.guide.Remedy;
import dev.plumbline.model.CommandRun;
import dev.plumbline.model.Evidence;
import dev.plumbline.model.KernelAnswer;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.StackPane;

/** A finding in detail: what the lines say, the kernel's own answer, the remedy to copy. */
final class FindingInspector extends StackPane {
  /** Lines of evidence shown in full; more are links. */
  private static final int SHOWN = 2;

  FindingInspector(Workbench workbench, CaseEvidence evidence, Finding finding, String position) {
    InspectorPane pane =
        new InspectorPane("Finding", finding.summary(), Texts.of(position, "t-secondary"));
    FlowPane chips =
        new FlowPane(
            6,
            6,
            Texts.chip(finding.severity()),
            Texts.chip(finding.confidence()),
            Texts.chip(finding.id(), ""));
    pane.add(chips);
    pane.text(finding.consequence());
    for (Evidence line : finding.evidence().stream().limit(SHOWN).toList()) {
      pane.section(heading(evidence, line), lines(workbench, evidence, line));
    }
    List<Evidence> more = finding.evidence().stream().skip(SHOWN).toList();
    if (!more.isEmpty()) {
      pane.section(
          "More evidence",
          more.stream()
              .map(e -> new EvidenceLink(e, workbench.navigator()::openRaw))
              .toArray(Node[]::new));
    }
    kernelAnswer(evidence, finding).ifPresent(a -> pane.section("Kernel’s own answer", answer(a)));
    for (Remedy.Step step : finding.remedy().steps()) {
      pane.section(step.heading(), remedy(step, workbench));
    }
    pane.actions(copyButton(workbench, finding), traceButton(workbench, evidence, finding));
    getChildren().add(pane);
  }

  private static String heading(CaseEvidence evidence, Evidence line) {
    return evidence
        .recording()
        .command(line.file())
        .map(CommandRun::command)
        .filter(c -> c.length() <= 40)
        .orElse(line.file().substring(line.file().lastIndexOf('/') + 1));
  }

  private static Node[] lines(Workbench workbench, CaseEvidence evidence, Evidence line) {
    List<String> file = evidence.recording().text(line.file()).orElse("").lines().toList();
    CodeBlock block = new CodeBlock().clipped();
    if (line.line() > 0 && line.line() <= file.size()) {
      int from = Math.max(1, line.line() - 1);
      int to = Math.min(file.size(), line.line() + 2);
      for (int i = from; i <= to; i++) {
        block.line(String.valueOf(i), file.get(i - 1), "");
      }
    } else if (!line.text().isBlank()) {
      block.line("−", line.text(), "line-critical");
    } else {
      file.stream().limit(8).forEach(l -> block.line("", l, ""));
    }
    return new Node[] {block, new EvidenceLink(line, workbench.navigator()::openRaw)};
  }

  /** The recorded look-up from the address the finding is about, if there is one. */
  private static Optional<KernelAnswer> kernelAnswer(CaseEvidence evidence, Finding finding) {
    return evidence.snapshot().kernelAnswers().stream()
        .filter(a -> finding.subject().equals(a.query().get("from")))
        .findFirst();
  }

  private static Node answer(KernelAnswer answer) {
    String outcome =
        answer.error().isEmpty()
            ? answer.gateway().map(g -> "via " + g + " ").orElse("")
                + answer.dev().map(d -> "dev " + d).orElse("")
            : answer.error();
    return new CodeBlock()
        .line(
            "",
            "ip route get "
                + answer.query().getOrDefault("dst", "")
                + " from "
                + answer.query().getOrDefault("from", ""),
            "")
        .line("", outcome, "line-critical");
  }

  private static Node[] remedy(Remedy.Step step, Workbench workbench) {
    Node words = Texts.wrapped(step.title(), "t-strong");
    Node text = Texts.wrapped(step.text(), "t-secondary");
    return step.commands().isEmpty()
        ? new Node[] {words, text}
        : new Node[] {words, CodeBlock.commands(step.commands(), workbench.clipboard()), text};
  }

  private static Button copyButton(Workbench workbench, Finding finding) {
    List<String> commands = finding.remedy().repairCommands();
    Button copy =
        Buttons.of(
            "Copy command",
            Icon.COPY,
            () -> workbench.clipboard().copy(String.join("\n", commands)));
    copy.setDisable(commands.isEmpty());
    return copy;
  }

  /** Traces the flow the finding is about; opens the raw file where it is about none. */
  private static Button traceButton(Workbench workbench, CaseEvidence evidence, Finding finding) {
    return Aim.of(finding, evidence)
        .map(
            flow ->
                Buttons.of(
                    "Trace it",
                    Icon.TRACE,
                    () -> workbench.navigator().show(ScreenId.TRACE, new Target.OfFlow(flow))))
        .orElseGet(() -> openButton(workbench, finding));
  }

  private static Button openButton(Workbench workbench, Finding finding) {
    Button open =
        Buttons.of(
            "Open raw file",
            () ->
                finding.evidence().stream().findFirst().ifPresent(workbench.navigator()::openRaw));
    open.setDisable(finding.evidence().isEmpty());
    return open;
  }
}
