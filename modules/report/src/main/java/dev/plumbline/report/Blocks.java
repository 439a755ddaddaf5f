package dev.plumbline.report;

import dev.plumbline.diagram.Ink;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Headings, paragraphs, code and rules: the blocks every chapter is made of. */
final class Blocks {
  private static final double PAD = 8;

  private final Paper paper;

  Blocks(Paper paper) {
    this.paper = paper;
  }

  /** A chapter heading with a bookmark; stays with what follows. */
  void chapter(String title, String anchor) throws IOException {
    chapter(title, anchor, 60);
  }

  /** The same, keeping this much of what follows on the page. */
  void chapter(String title, String anchor, double kept) throws IOException {
    if (paper.rest() < paper.fullHeight()) {
      paper.down(18);
    }
    paper.room(kept + 30);
    paper.bookmark(title, anchor, false);
    paragraph(title, Type.HEADING);
    paper.down(8);
  }

  /** One line without wrapping; what does not fit is cut with an ellipsis. */
  void line(String text, Type type) throws IOException {
    paper.room(type.line());
    String fit = paper.type().fit(text, type, paper.width());
    paper.canvas().text(paper.left(), paper.y() + ascent(type), fit, type);
    paper.down(type.line());
  }

  void paragraph(String text, Type type) throws IOException {
    paragraph(text, type, paper.left(), paper.width());
  }

  /** Wrapped text in a column; runs on over pages. */
  void paragraph(String text, Type type, double x, double width) throws IOException {
    for (String line : paper.type().wrap(text, type, width)) {
      paper.room(type.line());
      paper.canvas().text(x, paper.y() + ascent(type), line, type);
      paper.down(type.line());
    }
  }

  void gap(double points) {
    paper.down(points);
  }

  void rule() throws IOException {
    paper.canvas().line(paper.left(), paper.y(), paper.right(), paper.y(), Ink.BORDER, 0.6);
  }

  void code(List<String> lines) throws IOException {
    code(lines, paper.left(), paper.width());
  }

  /** Lines as captured on a grey ground; goes on over pages. */
  void code(List<String> source, double x, double width) throws IOException {
    Type type = Type.CODE;
    List<String> lines =
        source.stream().flatMap(l -> paper.type().wrap(l, type, width - 2 * PAD).stream()).toList();
    int next = 0;
    while (next < lines.size()) {
      paper.room(3 * type.line() + 2 * PAD);
      int fits = (int) Math.max(1, (paper.rest() - 2 * PAD) / type.line());
      List<String> part = lines.subList(next, Math.min(lines.size(), next + fits));
      double height = part.size() * type.line() + 2 * PAD - 2;
      paper
          .canvas()
          .box(
              x,
              paper.y(),
              width,
              height,
              4,
              Optional.of(Ink.SIDE),
              Optional.of(Ink.BORDER),
              0.6,
              List.of());
      double y = paper.y() + PAD;
      for (String line : part) {
        paper.canvas().text(x + PAD, y + ascent(type), line, type);
        y += type.line();
      }
      paper.down(height);
      next += part.size();
      if (next < lines.size()) {
        paper.room(paper.rest() + 1);
      }
    }
  }

  /** A table row of a strong label and a text beside it. */
  void pair(String label, String text, double column, Type type) throws IOException {
    double x = paper.left() + column;
    List<String> lines = paper.type().wrap(text, type, paper.right() - x);
    List<String> names = paper.type().wrap(label, Type.STRONG, column - 12);
    double height = Math.max(lines.size() * type.line(), names.size() * Type.STRONG.line()) + 11;
    paper.room(height);
    rule();
    column(names, paper.left(), Type.STRONG);
    column(lines, x, type);
    paper.down(height);
  }

  private void column(List<String> lines, double x, Type type) throws IOException {
    double baseline = paper.y() + 5.5 + Blocks.ascent(Type.STRONG);
    for (String line : lines) {
      paper.canvas().text(x, baseline, line, type);
      baseline += type.line();
    }
  }

  /** A file reference in the link colour; leads to its output in the appendix if printed. */
  void reference(String text, String target, double x, double width) throws IOException {
    paper.room(Type.LINK.line());
    String fit = paper.type().fit(text, Type.LINK, width);
    paper.canvas().text(x, paper.y() + ascent(Type.LINK), fit, Type.LINK);
    paper.link(x, paper.y(), paper.type().width(fit, Type.LINK), Type.LINK.line(), target);
    paper.down(Type.LINK.line());
  }

  /** A short word in a coloured pill; returns the x after it. */
  double tag(double x, double baseline, String text, Ink ink, Ink ground) throws IOException {
    Type type = Type.LABEL.in(ink);
    double width = paper.type().width(text, type) + 10;
    paper
        .canvas()
        .box(
            x,
            baseline - 9,
            width,
            12.5,
            6.2,
            Optional.of(ground),
            Optional.of(ink),
            0.4,
            List.of());
    paper.canvas().text(x + 5, baseline, text, type);
    return x + width + 5;
  }

  /** From the top of a line to its base line. */
  static double ascent(Type type) {
    return (type.line() - type.size()) / 2 + type.size() * 0.82;
  }
}
