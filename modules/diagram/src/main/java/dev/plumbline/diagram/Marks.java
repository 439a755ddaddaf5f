package dev.plumbline.diagram;

import dev.plumbline.diagram.Shape.Line;
import dev.plumbline.diagram.Shape.Stroke;
import java.util.List;

/** Small signs that several parts of the picture share. */
final class Marks {
  private Marks() {}

  /** The colour that goes with a state's word. */
  static Ink ink(State state) {
    return switch (state) {
      case MISSING, EMPTY, CUT_OFF, AFFECTED, BLACKHOLE, BLOCKS -> Ink.CRITICAL;
      case EXTRA, CONFLICT -> Ink.WARNING;
      case NORMAL, UNUSED, NOT_CAPTURED -> Ink.MUTED;
    };
  }

  /** The word drawn in a row; a conflict is told by its bracket. */
  static String word(State state) {
    return switch (state) {
      case MISSING, EXTRA, EMPTY, BLACKHOLE, BLOCKS -> state.word();
      case NORMAL, CONFLICT, CUT_OFF, AFFECTED, UNUSED, NOT_CAPTURED -> "";
    };
  }

  /** The visible edge of a second card behind one. */
  static Shape behind(Rect card) {
    double low = card.bottom() + 3.5;
    return new Line(
        List.of(
            new Point(card.x() + 4, card.bottom()),
            new Point(card.x() + 5.5, low),
            new Point(card.right() - 5.5, low),
            new Point(card.right() - 4, card.bottom())),
        Stroke.solid(Ink.BORDER, 1));
  }

  /** Right when closed, down when open; 7 pixels large. */
  static Shape chevron(double x, double y, boolean open) {
    List<Point> points =
        open
            ? List.of(new Point(x - 3, y - 2), new Point(x + 0.5, y + 2), new Point(x + 4, y - 2))
            : List.of(new Point(x - 1, y - 3.5), new Point(x + 3, y), new Point(x - 1, y + 3.5));
    return new Line(points, Stroke.solid(Ink.MUTED, 1.4));
  }
}
