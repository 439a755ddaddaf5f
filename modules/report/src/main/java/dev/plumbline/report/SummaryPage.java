package dev.plumbline.report;

import dev.plumbline.diagram.Ink;
import dev.plumbline.guide.Finding;
import dev.plumbline.guide.NotChecked;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Page 1: stands alone in a ticket. */
final class SummaryPage {
  private static final int FINDINGS = 14;

  private final Paper paper;
  private final Blocks blocks;
  private final ReportContent content;

  SummaryPage(Paper paper, ReportContent content) {
    this.paper = paper;
    this.blocks = new Blocks(paper);
    this.content = content;
  }

  void write() throws IOException {
    paper.turnPage(false);
    paper.bookmark("Summary", "summary", false);
    paper.down(8);
    blocks.paragraph(content.verdict().title(), Type.TITLE, paper.left(), paper.width());
    paper.down(4);
    blocks.paragraph(content.verdict().explanation(), Type.MUTED);
    paper.down(14);
    facts();
    findings();
    remedy();
    notChecked();
  }

  private void facts() throws IOException {
    double height = 42;
    paper
        .canvas()
        .box(
            paper.left(),
            paper.y(),
            paper.width(),
            height,
            5,
            Optional.empty(),
            Optional.of(Ink.BORDER),
            0.6,
            List.of());
    double width = paper.width() / Math.max(1, content.facts().size());
    for (int i = 0; i < content.facts().size(); i++) {
      ReportContent.Fact fact = content.facts().get(i);
      double x = paper.left() + i * width;
      if (i > 0) {
        paper.canvas().line(x, paper.y(), x, paper.y() + height, Ink.HAIRLINE, 0.6);
      }
      String value = paper.type().fit(fact.value(), Type.STRONG, width - 20);
      paper.canvas().text(x + 11, paper.y() + 17, fact.label(), Type.SMALL);
      paper.canvas().text(x + 11, paper.y() + 31, value, Type.STRONG);
    }
    paper.down(height);
  }

  private void findings() throws IOException {
    blocks.chapter("Findings", "findings");
    List<Finding> all = content.diagnosis().findings();
    if (all.isEmpty()) {
      boolean everything = content.diagnosis().notChecked().isEmpty();
      blocks.paragraph(
          everything
              ? "Nothing is wrong in what was checked."
              : "Nothing is wrong in what was checked; what was not checked is listed below.",
          Type.MUTED);
      return;
    }
    boolean details = content.sections().contains(Section.DETAILS);
    boolean cut = details && all.size() > FINDINGS;
    new FindingsTable(paper, details).write(cut ? all.subList(0, FINDINGS) : all);
    if (cut) {
      paper.down(4);
      blocks.paragraph(
          (all.size() - FINDINGS) + " more findings follow under \"Findings in detail\".",
          Type.SMALL);
    }
  }

  /** The remedy of the first fault, in two columns: repair left, verify right. */
  private void remedy() throws IOException {
    Optional<Finding> first =
        content.diagnosis().findings().stream()
            .filter(f -> !f.remedy().steps().isEmpty() && f.fault())
            .findFirst();
    if (first.isEmpty()) {
      return;
    }
    new RemedyBlock(paper).beside(first.get().remedy());
  }

  private void notChecked() throws IOException {
    if (content.diagnosis().notChecked().isEmpty()) {
      return;
    }
    blocks.chapter("Not checked", "not-checked");
    Map<String, List<String>> byReason = new LinkedHashMap<>();
    for (NotChecked open : content.diagnosis().notChecked()) {
      byReason.computeIfAbsent(open.why(), w -> new ArrayList<>()).add(open.id());
    }
    for (Map.Entry<String, List<String>> reason : byReason.entrySet()) {
      blocks.pair(reason.getKey(), String.join(", ", reason.getValue()), 170, Type.MUTED);
    }
    blocks.rule();
  }
}
