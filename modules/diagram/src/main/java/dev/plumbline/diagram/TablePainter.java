package dev.plumbline.diagram;

import dev.plumbline.diagram.Entry.Row;
import dev.plumbline.diagram.Entry.Table;
import dev.plumbline.diagram.Shape.Box;
import dev.plumbline.diagram.Shape.Line;
import dev.plumbline.diagram.Shape.Stroke;
import dev.plumbline.diagram.Shape.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How a route table looks: one block, its spine with name and counts left, a row a route. */
final class TablePainter {
  private static final double NAME = 18;
  private static final double LINE = 15;
  private static final double EDGE = 8;

  private TablePainter() {}

  static double height(Table table, double row) {
    return Math.max(1, table.flat() ? 1 : table.rows().size()) * row;
  }

  /** The block, then its rows: a row lies above its block. */
  static List<Node> nodes(Table table, Grid grid, double top, double row) {
    List<Node> nodes = new ArrayList<>();
    Rect block = new Rect(grid.tableX(), top, grid.tableWidth(), height(table, row));
    nodes.add(
        new Node(
            table.id(),
            Node.Kind.TABLE,
            table.state(),
            block,
            Grid.TABLE_RADIUS,
            table.face().opacity(),
            table.fold(),
            Optional.empty(),
            table.face().outline(),
            table.flat() ? flat(table, block) : spine(table, grid, block, row)));
    if (!table.flat()) {
      double y = top;
      for (Row route : table.rows()) {
        double x = grid.tableX() + grid.spineWidth();
        Rect bounds = new Rect(x, y, grid.tableWidth() - grid.spineWidth(), row);
        nodes.add(RowPainter.node(route, Node.Kind.ROUTE, table, bounds, grid.compact()));
        y += row;
      }
    }
    return nodes;
  }

  private static List<Shape> flat(Table table, Rect block) {
    List<Shape> shapes = new ArrayList<>();
    if (table.fold()) {
      shapes.add(Marks.behind(block));
    }
    shapes.add(frame(block, table.state()));
    owner(table, block, shapes);
    double x = block.x() + NAME;
    if (table.fold()) {
      shapes.add(Marks.chevron(x + 1, block.middleY(), false));
      x += 14;
    }
    double words = Metrics.width(table.line(), FontRole.SMALL);
    double room = block.right() - EDGE - x - words - 10;
    Text name = name(table, x, Grid.baseline(block.y(), block.height(), FontRole.NAME), room);
    shapes.add(name);
    Ink ink = table.state() == State.UNUSED ? Ink.MUTED : Marks.ink(table.state());
    shapes.add(
        new Text(
            name.bounds().right() + 10,
            Grid.baseline(block.y(), block.height(), FontRole.SMALL),
            Metrics.fit(table.line(), FontRole.SMALL, block.right() - EDGE - name.bounds().right()),
            FontRole.SMALL,
            ink,
            false));
    return List.copyOf(shapes);
  }

  private static List<Shape> spine(Table table, Grid grid, Rect block, double row) {
    List<Shape> shapes = new ArrayList<>();
    shapes.add(frame(block, table.state()));
    double seam = block.x() + grid.spineWidth();
    Stroke hairline = Stroke.solid(Ink.HAIRLINE, 1);
    shapes.add(
        new Line(
            List.of(new Point(seam, block.y() + 1), new Point(seam, block.bottom() - 1)),
            hairline));
    for (double y = block.y() + row; y < block.bottom() - 1; y += row) {
      shapes.add(new Line(List.of(new Point(seam, y), new Point(block.right() - 1, y)), hairline));
    }
    owner(table, block, shapes);
    double x = block.x() + NAME;
    double baseline = Grid.baseline(block.y(), row, FontRole.NAME);
    shapes.add(name(table, x, baseline, seam - x - 4));
    Ink ink = table.state() == State.CUT_OFF ? Ink.CRITICAL : Ink.MUTED;
    for (String line : grid.compact() ? List.<String>of() : table.lines()) {
      baseline += LINE;
      if (baseline + 4 > block.bottom()) {
        break;
      }
      String text = Metrics.fit(line, FontRole.SMALL, seam - x - 4);
      shapes.add(new Text(x, baseline, text, FontRole.SMALL, ink, false));
    }
    return List.copyOf(shapes);
  }

  private static void owner(Table table, Rect block, List<Shape> shapes) {
    table
        .face()
        .owner()
        .ifPresent(o -> shapes.addAll(o.bar(block.x() + 6, block.y() + 6, block.bottom() - 6)));
  }

  private static Text name(Table table, double x, double baseline, double room) {
    String name = Metrics.fit(table.name(), FontRole.NAME, room);
    return new Text(x, baseline, name, FontRole.NAME, Ink.TEXT, false);
  }

  private static Box frame(Rect bounds, State state) {
    Optional<Ink> fill =
        switch (state) {
          case CUT_OFF, MISSING -> Optional.empty();
          case EMPTY -> Optional.of(Ink.CRITICAL_FILL);
          default -> Optional.of(Ink.SIDE);
        };
    Stroke stroke =
        switch (state) {
          case CUT_OFF, MISSING -> Stroke.ghost(1.3);
          case EMPTY -> Stroke.solid(Ink.CRITICAL, 1.4);
          default -> Stroke.solid(Ink.BORDER, 1);
        };
    return new Box(bounds, Grid.TABLE_RADIUS, fill, Optional.of(stroke));
  }
}
