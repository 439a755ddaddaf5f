package dev.plumbline.report;

import dev.plumbline.diagram.Drawing;
import dev.plumbline.diagram.Node;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Diagrams as vectors: on the page if they fit readably, turned, or cut into several pages. */
final class DiagramChapter {
  /** Below this scale letters are too small on paper. */
  private static final double SMALLEST = 0.5;

  /** Pictures share a page only while they stay this large. */
  private static final double SHARED = 0.62;

  private static final double LARGEST = 0.75;

  /** What heading and explanation of a picture take. Points. */
  private static final double HEADING = 72;

  private final Paper paper;
  private final Blocks blocks;

  DiagramChapter(Paper paper) {
    this.paper = paper;
    this.blocks = new Blocks(paper);
  }

  /** Each picture on a page of its own, or both families below each other where they fit. */
  void write(List<Picture> pictures) throws IOException {
    paper.turnPage(false);
    Optional<Double> shared = shared(pictures);
    int number = 0;
    for (Picture picture : pictures) {
      if (shared.isPresent()) {
        heading(picture, ++number);
        new DrawingPainter(paper.canvas(), paper.type(), paper.left(), paper.y(), shared.get())
            .paint(picture.drawing(), 0, picture.drawing().height() + 1);
        paper.down(picture.drawing().height() * shared.get());
      } else {
        if (number > 0) {
          paper.turnPage(false);
        }
        write(picture, ++number);
      }
    }
  }

  /** The scale at which all pictures fit on one upright page. */
  private Optional<Double> shared(List<Picture> pictures) {
    double height = pictures.stream().mapToDouble(p -> p.drawing().height()).sum();
    double width = pictures.stream().mapToDouble(p -> p.drawing().width()).max().orElse(1);
    double room = paper.fullHeight() - pictures.size() * HEADING;
    double scale = Math.min(Math.min(LARGEST, paper.width() / width), room / height);
    return Optional.of(scale).filter(s -> pictures.size() > 1 && s >= SHARED);
  }

  private void heading(Picture picture, int number) throws IOException {
    blocks.chapter(picture.title(), "diagram-" + number);
    blocks.paragraph(picture.explanation(), Type.MUTED);
    blocks.gap(10);
  }

  private void write(Picture picture, int number) throws IOException {
    Drawing drawing = picture.drawing();
    boolean landscape = drawing.width() * SMALLEST > paper.width();
    if (landscape) {
      paper.turnPage(true);
    }
    heading(picture, number);
    double scale = Math.min(LARGEST, paper.width() / drawing.width());
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
