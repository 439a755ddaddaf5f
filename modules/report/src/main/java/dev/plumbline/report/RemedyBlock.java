package dev.plumbline.report;

import dev.plumbline.diagram.Ink;
import dev.plumbline.guide.Remedy;
import java.io.IOException;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Steps of a remedy: heading, what it changes, text, commands to copy. */
final class RemedyBlock {
  private final Paper paper;
  private final Blocks blocks;

  RemedyBlock(Paper paper) {
    this.paper = paper;
    this.blocks = new Blocks(paper);
  }

  /** All steps that are wanted, one below the other. */
  void write(Remedy remedy, Predicate<Remedy.Step> wanted) throws IOException {
    for (Remedy.Step step : remedy.steps().stream().filter(wanted).toList()) {
      paper.room(Type.STRONG.line() + 3 * Type.TEXT.line() + 24);
      step(step, paper.left(), paper.width(), true);
      paper.down(9);
    }
  }

  /** The first repair and the first check side by side, under a heading. */
  void beside(Remedy remedy) throws IOException {
    List<Remedy.Step> pair =
        Stream.of(Remedy.Purpose.REPAIR, Remedy.Purpose.VERIFY)
            .flatMap(p -> remedy.steps().stream().filter(s -> s.purpose() == p).limit(1))
            .toList();
    double gap = 16;
    double width = (paper.width() - gap) / 2;
    double height = pair.stream().mapToDouble(s -> height(s, width)).max().orElse(0);
    blocks.chapter("Remedy", "remedy", height);
    double top = paper.y();
    double deepest = top;
    for (int i = 0; i < pair.size(); i++) {
      paper.down(top - paper.y());
      step(pair.get(i), paper.left() + i * (width + gap), width, false);
      deepest = Math.max(deepest, paper.y());
    }
    paper.down(deepest - paper.y());
  }

  private double height(Remedy.Step step, double width) {
    int text = paper.type().wrap(step.text(), Type.MUTED, width).size();
    int code =
        step.commands().stream()
            .mapToInt(c -> paper.type().wrap(c, Type.CODE, width - 16).size())
            .sum();
    return 2 * Type.STRONG.line() + text * Type.MUTED.line() + code * Type.CODE.line() + 24;
  }

  private void step(Remedy.Step step, double x, double width, boolean tagBeside)
      throws IOException {
    double baseline = paper.y() + Blocks.ascent(Type.STRONG);
    double share = tagBeside ? 0.6 : 1;
    String title = paper.type().fit(step.title(), Type.STRONG, width * share);
    paper.canvas().text(x, baseline, title, Type.STRONG);
    double tag = x + (tagBeside ? paper.type().width(title, Type.STRONG) + 8 : 0);
    if (!step.commands().isEmpty()) {
      if (!tagBeside) {
        paper.down(Type.STRONG.line() + 3);
      }
      kind(step, tag, paper.y() + Blocks.ascent(Type.STRONG));
    }
    paper.down(Type.STRONG.line() + 2);
    if (!step.text().isEmpty()) {
      blocks.paragraph(step.text(), Type.MUTED, x, width);
    }
    if (!step.commands().isEmpty()) {
      paper.down(3);
      blocks.code(step.commands(), x, width);
    }
  }

  private void kind(Remedy.Step step, double x, double baseline) throws IOException {
    Ink ink = step.changes() ? Ink.WARNING : Ink.GOOD;
    Ink fill = step.changes() ? Ink.WARNING_FILL : Ink.GOOD_FILL;
    blocks.tag(x, baseline, step.effect(), ink, fill);
  }
}
