package dev.plumbline.report;

import dev.plumbline.diagram.Drawing;
import dev.plumbline.diagram.Node;
import java.io.IOException;

/** Diagrams as vectors: on the page if they fit readably, turned, or cut into several pages. */
final class DiagramChapter {
  /** Below this scale letters are too small on paper. */
  private static final double SMALLEST = 0.5;

  private final Paper paper;
  private final Blocks blocks;

  DiagramChapter(Paper paper) {
    this.paper = paper;
    this.blocks = new Blocks(paper);
  }

  void write(Picture picture, int number) throws IOException {
    Drawing drawing = picture.drawing();
    paper.turnPage(false);
    boolean landscape = drawing.width() * SMALLEST > paper.width();
    if (landscape) {
      paper.turnPage(true);
    }
    blocks.chapter(picture.title(), "diagram-" + number);
    blocks.paragraph(picture.explanation(), Type.MUTED);
    blocks.gap(10);
    double scale = Math.min(0.75, paper.width() / drawing.width());
    double whole = paper.rest() / drawing.height();
    if (whole < scale && whole >= SMALLEST) {
      scale = whole;
    }
    double from = 0;
    while (from < drawing.height()) {
      double to = cut(drawing, from, from + paper.rest() / scale);
      DrawingPainter painter =
          new DrawingPainter(
              paper.canvas(), paper.type(), paper.left(), paper.y() - from * scale, scale);
      painter.paint(drawing, from, to);
      paper.down((Math.min(to, drawing.height()) - from) * scale);
      from = to;
      if (from < drawing.height()) {
        paper.turnPage(landscape);
        blocks.line(picture.title() + ", continued", Type.LABEL);
        blocks.gap(6);
      }
    }
  }

  /** The lowest height at or above {@code limit} that cuts through no small node. */
  private static double cut(Drawing drawing, double from, double limit) {
    if (limit >= drawing.height()) {
      return drawing.height() + 1;
    }
    double cut = limit;
    for (Node node : drawing.nodes()) {
      boolean crossed = node.bounds().y() < cut && node.bounds().bottom() > cut;
      if (crossed && node.bounds().height() < 120) {
        cut = Math.min(cut, node.bounds().y());
      }
    }
    return cut > from + 60 ? cut : limit;
  }
}
