package dev.plumbline.report;

import dev.plumbline.diagram.Drawing;
import java.io.IOException;
import java.util.List;

/** Traces and changes that were tried: the answer, the steps, the way in the diagram. */
final class TraceChapter {
  private static final double LARGEST = 0.75;
  private static final double LABEL = 210;

  /** What answer and commands above a picture take. Points. */
  private static final double WORDS = 110;

  private final Paper paper;
  private final Blocks blocks;

  TraceChapter(Paper paper) {
    this.paper = paper;
    this.blocks = new Blocks(paper);
  }

  void write(List<TraceSheet> sheets) throws IOException {
    paper.turnPage(false);
    int number = 0;
    for (TraceSheet sheet : sheets) {
      write(sheet, ++number);
    }
  }

  private void write(TraceSheet sheet, int number) throws IOException {
    double picture = sheet.way().map(w -> w.height() * scale(w)).orElse(0.0);
    blocks.chapter(sheet.title(), "trace-" + number, WORDS + picture);
    blocks.paragraph(sheet.outcome(), Type.STRONG);
    blocks.gap(2);
    blocks.paragraph(sheet.detail(), Type.TEXT);
    blocks.gap(6);
    if (!sheet.commands().isEmpty()) {
      blocks.code(sheet.commands());
      blocks.gap(8);
    }
    if (sheet.way().isPresent()) {
      draw(sheet.way().get());
    }
    for (TraceSheet.Part part : sheet.parts()) {
      paper.room(60);
      blocks.gap(8);
      blocks.paragraph(part.heading(), Type.STRONG);
      blocks.gap(4);
      for (TraceSheet.Line line : part.lines()) {
        blocks.pair(line.label(), line.text(), LABEL, Type.MUTED);
      }
    }
  }

  private double scale(Drawing drawing) {
    double wide = Math.min(LARGEST, paper.width() / drawing.width());
    return Math.min(wide, paper.fullHeight() / drawing.height());
  }

  private void draw(Drawing drawing) throws IOException {
    double high = scale(drawing);
    paper.room(drawing.height() * high);
    new DrawingPainter(paper.canvas(), paper.type(), paper.left(), paper.y(), high)
        .paint(drawing, 0, drawing.height() + 1);
    paper.down(drawing.height() * high);
    blocks.gap(6);
  }
}
