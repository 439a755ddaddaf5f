package dev.plumbline.diagram;

import dev.plumbline.diagram.Shape.Box;
import dev.plumbline.diagram.Shape.Line;
import dev.plumbline.diagram.Shape.Stroke;
import dev.plumbline.diagram.Shape.Text;
import dev.plumbline.path.trace.Headline.Outcome;
import dev.plumbline.path.trace.Matrix.Cell;
import dev.plumbline.path.trace.Matrix.Destination;
import dev.plumbline.path.trace.Matrix.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How one cell of the matrix looks: sign first, word second, colour last. */
final class CellPainter {
  private static final double SIGN = 16;
  private static final double WORD = 30;

  private CellPainter() {}

  static Node node(String id, Source from, Destination to, Optional<Cell> cell, Rect bounds) {
    String outline =
        "From %s to %s %s: %s"
            .formatted(
                from.label(),
                to.label(),
                to.address(),
                cell.map(c -> c.outcome().word() + ", " + c.word()).orElse("the families differ"));
    return new Node(
        id,
        Node.Kind.ROUTE,
        State.NORMAL,
        bounds,
        4,
        1,
        false,
        Optional.empty(),
        outline,
        cell.map(c -> shapes(c, bounds)).orElse(nothing(bounds)));
  }

  private static List<Shape> nothing(Rect bounds) {
    double baseline = Grid.baseline(bounds.y(), bounds.height(), FontRole.MONO);
    return List.of(
        frame(bounds, Optional.empty()),
        new Text(bounds.x() + WORD, baseline, "–", FontRole.MONO, Ink.MUTED, false));
  }

  private static Box frame(Rect bounds, Optional<Ink> fill) {
    return new Box(bounds.inset(0.5), 0, fill, Optional.of(Stroke.solid(Ink.HAIRLINE, 1)));
  }

  private static List<Shape> shapes(Cell cell, Rect bounds) {
    List<Shape> shapes = new ArrayList<>();
    Ink ink = ink(cell.outcome());
    shapes.add(frame(bounds, fill(cell.outcome())));
    shapes.addAll(sign(cell.outcome(), new Point(bounds.x() + SIGN, bounds.middleY())));
    double baseline = Grid.baseline(bounds.y(), bounds.height(), FontRole.MONO);
    String word = Metrics.fit(cell.word(), FontRole.MONO, bounds.width() - WORD - 6);
    shapes.add(
        new Text(
            bounds.x() + WORD,
            baseline,
            word,
            FontRole.MONO,
            cell.outcome() == Outcome.IN_ORDER ? Ink.TEXT : ink,
            false));
    return List.copyOf(shapes);
  }

  private static Ink ink(Outcome outcome) {
    return switch (outcome) {
      case IN_ORDER -> Ink.GOOD;
      case DISAGREES -> Ink.WARNING;
      case FAULT, NO_WAY -> Ink.CRITICAL;
      case UNKNOWN -> Ink.MUTED;
    };
  }

  private static Optional<Ink> fill(Outcome outcome) {
    return switch (outcome) {
      case IN_ORDER -> Optional.empty();
      case DISAGREES -> Optional.of(Ink.WARNING_FILL);
      case FAULT, NO_WAY -> Optional.of(Ink.CRITICAL_FILL);
      case UNKNOWN -> Optional.of(Ink.INSET);
    };
  }

  /** Check, triangle, octagon, cross, question mark: told apart without colour. */
  private static List<Shape> sign(Outcome outcome, Point at) {
    Stroke stroke = Stroke.solid(ink(outcome), 1.5);
    return switch (outcome) {
      case IN_ORDER -> List.of(line(at, stroke, -4, 0, -1.2, 3, 4.5, -3.5));
      case DISAGREES ->
          List.of(
              line(at, stroke, 0, -6, 6.5, 5, -6.5, 5, 0, -6),
              line(at, stroke, 0, -2.5, 0, 1.2),
              line(at, stroke, 0, 2.8, 0, 3.6));
      case FAULT ->
          List.of(
              line(
                  at, stroke, -2.5, -6, 2.5, -6, 6, -2.5, 6, 2.5, 2.5, 6, -2.5, 6, -6, 2.5, -6,
                  -2.5, -2.5, -6),
              line(at, stroke, 0, -3.2, 0, 1),
              line(at, stroke, 0, 2.8, 0, 3.6));
      case NO_WAY -> List.of(line(at, stroke, -4, -4, 4, 4), line(at, stroke, 4, -4, -4, 4));
      case UNKNOWN ->
          List.of(new Text(at.x() - 3, at.y() + 4.5, "?", FontRole.LABEL, ink(outcome), false));
    };
  }

  private static Line line(Point at, Stroke stroke, double... offsets) {
    List<Point> points = new ArrayList<>();
    for (int i = 0; i < offsets.length; i += 2) {
      points.add(new Point(at.x() + offsets[i], at.y() + offsets[i + 1]));
    }
    return new Line(points, stroke);
  }
}
