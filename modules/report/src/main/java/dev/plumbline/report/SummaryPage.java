package dev.plumbline.report;

import dev.plumbline.diagram.Ink;
import dev.plumbline.guide.Finding;
import dev.plumbline.guide.NotChecked;
import dev.plumbline.guide.Verdict;
import dev.plumbline.guide.check.Catalogue;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Page 1: stands alone in a ticket. */
final class SummaryPage {
  /** Room for remedy and what was not checked, which belong on the page too. Points. */
  private static final double KEPT = 220;

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
    Verdict verdict = content.verdict();
    blocks.paragraph(verdict.title(), Type.TITLE, paper.left(), paper.width());
    paper.down(4);
    blocks.paragraph(verdict.explanation(), Type.MUTED);
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
    List<Facts.Fact> facts = Facts.of(content.snapshot(), content.diagnosis());
    double width = paper.width() / facts.size();
    for (int i = 0; i < facts.size(); i++) {
      Facts.Fact fact = facts.get(i);
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
    boolean details = content.options().sections().contains(Section.DETAILS);
    int written = new FindingsTable(paper, details).write(all, details ? KEPT : 0);
    int more = all.size() - written;
    if (more > 0) {
      paper.down(4);
      blocks.paragraph(
          (more == 1 ? "1 more finding follows" : more + " more findings follow")
              + " under \"Findings in detail\".",
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
    blocks.chapter("Not checked", "not-checked", 46);
    Map<String, List<String>> byReason = new LinkedHashMap<>();
    for (NotChecked open : content.diagnosis().notChecked()) {
      byReason.computeIfAbsent(open.why(), w -> new ArrayList<>()).add(title(open));
    }
    for (Map.Entry<String, List<String>> reason : byReason.entrySet()) {
      List<String> checks = reason.getValue();
      String list = String.join("; ", checks);
      boolean few = checks.size() <= 2;
      blocks.pair(
          few ? list : checks.size() + " checks",
          few ? reason.getKey() : reason.getKey() + ": " + list,
          200,
          Type.MUTED);
    }
    blocks.rule();
  }

  private static String title(NotChecked open) {
    return Catalogue.find(open.id()).map(Catalogue.Entry::title).orElse(open.id());
  }
}
