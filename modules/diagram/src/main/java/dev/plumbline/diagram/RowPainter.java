package dev.plumbline.diagram;

import dev.plumbline.diagram.Entry.Row;
import dev.plumbline.diagram.Shape.Box;
import dev.plumbline.diagram.Shape.Stroke;
import dev.plumbline.diagram.Shape.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How a route looks inside the block of its table. */
final class RowPainter {
  private static final double HEAD = 16;
  private static final double BLOCK_HEAD = 11;
  private static final double EDGE = 8;

  private RowPainter() {}

  static Node node(Row row, Node.Kind kind, Entry block, Rect bounds, boolean compact) {
    return new Node(
        row.id(),
        kind,
        row.state(),
        bounds,
        Grid.RULE_RADIUS,
        block.face().opacity(),
        row.fold(),
        Optional.of(block.id()),
        row.face().outline(),
        shapes(row, kind, bounds, compact));
  }

  private static List<Shape> shapes(Row row, Node.Kind kind, Rect bounds, boolean compact) {
    List<Shape> shapes = new ArrayList<>();
    boolean ghost = row.state() == State.MISSING;
    if (row.state() == State.EXTRA) {
      Rect inside =
          new Rect(bounds.x() + 0.5, bounds.y() + 0.5, bounds.width() - 1.5, bounds.height() - 1);
      shapes.add(new Box(inside, 5, Optional.of(Ink.WARNING_FILL), Optional.empty()));
    } else if (row.state() == State.BLACKHOLE || row.state() == State.BLOCKS) {
      Optional<Stroke> stroke =
          row.state() == State.BLOCKS
              ? Optional.of(Stroke.solid(Ink.CRITICAL, 1.4))
              : Optional.empty();
      shapes.add(new Box(bounds.inset(1.5), 4, Optional.of(Ink.CRITICAL_FILL), stroke));
    } else if (ghost) {
      shapes.add(new Box(bounds.inset(2), 4, Optional.empty(), Optional.of(Stroke.ghost(1.3))));
    }
    if (!ghost) {
      row.face()
          .owner()
          .ifPresent(
              o -> shapes.addAll(o.bar(bounds.x() + 6, bounds.y() + 6, bounds.bottom() - 6)));
    }
    double end = metric(row, bounds, compact, shapes) - 6;
    double x = bounds.x() + (kind == Node.Kind.ROUTE ? HEAD : BLOCK_HEAD);
    if (row.fold()) {
      shapes.add(Marks.chevron(x + 3, bounds.middleY(), row.expanded()));
      x += 14;
      String words = Metrics.fit(row.head(), FontRole.TEXT, end - x);
      double baseline = Grid.baseline(bounds.y(), bounds.height(), FontRole.TEXT);
      shapes.add(new Text(x, baseline, words, FontRole.TEXT, Ink.MUTED, false));
      return List.copyOf(shapes);
    }
    double baseline = Grid.baseline(bounds.y(), bounds.height(), FontRole.MONO);
    String head = Metrics.fitAddress(row.head(), FontRole.MONO, end - x);
    Text first = new Text(x, baseline, head, FontRole.MONO, ghost ? Ink.CRITICAL : Ink.TEXT, false);
    shapes.add(first);
    double after = first.bounds().right() + FontRole.MONO.size() * 0.6;
    boolean whole = Metrics.width(row.via(), FontRole.MONO) <= end - after;
    if (!row.via().isEmpty() && (whole || kind == Node.Kind.ROUTE && end - after > 40)) {
      String via = Metrics.fitAddress(row.via(), FontRole.MONO, end - after);
      Ink ink = ghost ? Ink.CRITICAL : Ink.MUTED;
      shapes.add(new Text(after, baseline, via, FontRole.MONO, ink, false));
    }
    return List.copyOf(shapes);
  }

  /** Draws what stands at the right edge and returns where it begins. */
  private static double metric(Row row, Rect bounds, boolean compact, List<Shape> shapes) {
    String state = Marks.word(row.state());
    String words =
        String.join(" ", row.metric(), row.wins() && !compact ? "wins" : "", state)
            .strip()
            .replace("  ", " ");
    if (words.isEmpty()) {
      return bounds.right() - EDGE;
    }
    FontRole font = row.wins() || !state.isEmpty() ? FontRole.LABEL : FontRole.SMALL;
    Text text =
        new Text(
            bounds.right() - EDGE,
            Grid.baseline(bounds.y(), bounds.height(), font),
            words,
            font,
            Marks.ink(row.state()),
            true);
    shapes.add(text);
    return text.bounds().x();
  }
}
