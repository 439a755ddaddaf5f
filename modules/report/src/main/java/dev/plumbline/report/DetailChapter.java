package dev.plumbline.report;

import dev.plumbline.diagram.Ink;
import dev.plumbline.guide.Finding;
import dev.plumbline.model.CommandRun;
import dev.plumbline.model.Evidence;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Each finding with its proof: the lines relied on, the command that gave them, the remedy. */
final class DetailChapter {
  private static final int EVIDENCE = 12;
  private static final int LINES = 14;

  /** Room below a diagram that is worth beginning in. Points. */
  private static final double LEAST = 260;

  private final Paper paper;
  private final Blocks blocks;
  private final ReportContent content;
  private final Set<String> printed;

  /**
   * @param printed files whose output is in the appendix
   */
  DetailChapter(Paper paper, ReportContent content, Set<String> printed) {
    this.paper = paper;
    this.blocks = new Blocks(paper);
    this.content = content;
    this.printed = printed;
  }

  void write() throws IOException {
    List<Finding> findings = content.diagnosis().findings();
    if (findings.isEmpty()) {
      return;
    }
    boolean drawn =
        content.options().sections().contains(Section.DIAGRAMS) && !content.pictures().isEmpty();
    if (!drawn || paper.landscape() || paper.rest() < LEAST) {
      paper.turnPage(false); // the summary keeps its page to itself
    }
    blocks.chapter("Findings in detail", "details");
    int number = 0;
    for (Finding finding : findings) {
      finding(finding, ++number);
    }
  }

  private void finding(Finding finding, int number) throws IOException {
    paper.room(150);
    paper.bookmark(number + ". " + finding.summary(), "finding-" + number, true);
    List<String> title =
        paper.type().wrap(number + ". " + finding.summary(), Type.STRONG, paper.width() - 20);
    SeverityIcon.draw(
        paper.canvas(), paper.type(), paper.left() + 6, paper.y() + 6.5, finding.severity());
    for (String line : title) {
      double baseline = paper.y() + Blocks.ascent(Type.STRONG);
      paper.canvas().text(paper.left() + 18, baseline, line, Type.STRONG);
      paper.down(Type.STRONG.line());
    }
    paper.down(3);
    double baseline = paper.y() + Blocks.ascent(Type.LABEL);
    Ink ink = SeverityIcon.ink(finding.severity());
    double x = blocks.tag(paper.left(), baseline, finding.severity().word(), ink, Ink.WINDOW);
    x = blocks.tag(x, baseline, finding.confidence().word(), Ink.MUTED, Ink.WINDOW);
    blocks.tag(x, baseline, finding.id(), Ink.MUTED, Ink.WINDOW);
    paper.down(Type.LABEL.line() + 6);
    if (!finding.consequence().isEmpty()) {
      blocks.paragraph(finding.consequence(), Type.TEXT);
      paper.down(4);
    }
    if (finding.because().isPresent()) {
      blocks.paragraph("Explained by " + finding.because().get() + ".", Type.MUTED);
      paper.down(4);
    }
    evidence(finding);
    Optional<Integer> cause = finding.because().flatMap(this::number);
    if (cause.isPresent()) {
      String text = "The remedy is that of finding " + cause.get() + ".";
      blocks.reference(text, "finding-" + cause.get(), paper.left(), paper.width());
      paper.down(4);
    } else if (!finding.remedy().steps().isEmpty()) {
      paper.down(4);
      new RemedyBlock(paper).write(finding.remedy(), step -> true);
    }
    if (!finding.source().isEmpty()) {
      blocks.paragraph("Rests on: " + finding.source(), Type.SMALL);
    }
    paper.down(10);
    paper.room(20);
    blocks.rule();
    paper.down(12);
  }

  /** Number of the first finding with this id; empty when there is none. */
  private Optional<Integer> number(String id) {
    List<String> ids = content.diagnosis().findings().stream().map(Finding::id).toList();
    int index = ids.indexOf(id);
    return index < 0 ? Optional.empty() : Optional.of(index + 1);
  }

  private void evidence(Finding finding) throws IOException {
    List<Evidence> all = finding.evidence().stream().distinct().toList();
    for (Evidence evidence : all.subList(0, Math.min(EVIDENCE, all.size()))) {
      paper.room(Type.LINK.line() + 4 * Type.CODE.line() + 20);
      String how =
          content
              .snapshot()
              .recording()
              .command(evidence.file())
              .map(run -> "   " + describe(run))
              .orElse("");
      if (printed.contains(evidence.file())) {
        blocks.reference(
            evidence.place() + how, Appendix.anchor(evidence.file()), paper.left(), paper.width());
      } else {
        blocks.line(evidence.place() + how, Type.CODE_MUTED);
      }
      paper.down(2);
      if (!evidence.text().isBlank()) {
        blocks.code(shortened(evidence.text()));
        paper.down(5);
      }
    }
    if (all.size() > EVIDENCE) {
      blocks.paragraph((all.size() - EVIDENCE) + " more places in the recording.", Type.SMALL);
    }
  }

  private static List<String> shortened(String text) {
    List<String> lines =
        text.lines().map(l -> l.length() > 600 ? l.substring(0, 600) + " …" : l).toList();
    if (lines.size() <= LINES) {
      return lines;
    }
    ArrayList<String> some = new ArrayList<>(lines.subList(0, LINES));
    some.add("… " + (lines.size() - LINES) + " more lines");
    return some;
  }

  private static String describe(CommandRun run) {
    Optional<String> exit =
        run.exit().isPresent() ? Optional.of(", exit " + run.exit().getAsInt()) : Optional.empty();
    String command = run.command();
    String shown = command.length() > 70 ? command.substring(0, 70) + "…" : command;
    return (command.strip().lines().count() > 1 ? "a script of the capture" : shown)
        + exit.orElse("");
  }
}
