package dev.plumbline.report;

import dev.plumbline.diagram.Ink;
import dev.plumbline.guide.Remedy;
import java.io.IOException;
import java.util.List;
import java.util.function.Predicate;

/** Steps of a remedy: heading, whether it changes the instance, text, commands to copy. */
final class RemedyBlock {
  private final Paper paper;
  private final Blocks blocks;

  RemedyBlock(Paper paper) {
    this.paper = paper;
    this.blocks = new Blocks(paper);
  }

  void write(Remedy remedy, Predicate<Remedy.Step> wanted) throws IOException {
    List<Remedy.Step> steps = remedy.steps().stream().filter(wanted).toList();
    for (Remedy.Step step : steps) {
      paper.room(Type.STRONG.line() + 3 * Type.TEXT.line() + 24);
      double baseline = paper.y() + Blocks.ascent(Type.STRONG);
      String title = paper.type().fit(step.title(), Type.STRONG, paper.width() * 0.6);
      paper.canvas().text(paper.left(), baseline, title, Type.STRONG);
      double x = paper.left() + paper.type().width(title, Type.STRONG) + 8;
      if (!step.commands().isEmpty()) {
        if (step.changes()) {
          blocks.tag(
              x, baseline, "changes the instance, run it yourself", Ink.WARNING, Ink.WARNING_FILL);
        } else {
          blocks.tag(x, baseline, "read-only", Ink.GOOD, Ink.GOOD_FILL);
        }
      }
      paper.down(Type.STRONG.line() + 1);
      if (!step.text().isEmpty()) {
        blocks.paragraph(step.text(), Type.MUTED);
      }
      if (!step.commands().isEmpty()) {
        paper.down(3);
        blocks.code(step.commands());
      }
      paper.down(9);
    }
  }
}
