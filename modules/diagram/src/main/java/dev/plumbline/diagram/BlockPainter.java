package dev.plumbline.diagram;

import dev.plumbline.diagram.Entry.Block;
import dev.plumbline.diagram.Entry.Row;
import dev.plumbline.diagram.Shape.Box;
import dev.plumbline.diagram.Shape.Line;
import dev.plumbline.diagram.Shape.Stroke;
import dev.plumbline.diagram.Shape.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How a block of the VPC looks: its name and lines as on the card of a link, its rows below. */
final class BlockPainter {
  private static final double EDGE = 11;
  private static final double LINE = 15;

  private BlockPainter() {}

  static double height(Block block, double row) {
    return head(block) + row * block.rows().size();
  }

  private static double head(Block block) {
    return 30 + (block.lines().isEmpty() ? 0 : 2 + LINE * block.lines().size());
  }

  /** The block, then its rows: a row lies above its block. */
  static List<Node> nodes(Block block, double x, double width, double top, double row) {
    List<Node> nodes = new ArrayList<>();
    Rect card = new Rect(x, top, width, height(block, row));
    nodes.add(
        new Node(
            block.id(),
            block.kind(),
            block.state(),
            card,
            Grid.TABLE_RADIUS,
            block.face().opacity(),
            block.fold(),
            Optional.empty(),
            block.face().outline(),
            shapes(block, card, row)));
    double y = top + head(block);
    for (Row line : block.rows()) {
      Rect bounds = new Rect(x, y, width, row);
      nodes.add(RowPainter.node(line, kind(block), block, bounds, width < 170));
      y += row;
    }
    return nodes;
  }

  private static Node.Kind kind(Block block) {
    return block.kind() == Node.Kind.VPC_TABLE ? Node.Kind.VPC_ROUTE : Node.Kind.INTERFACE;
  }

  private static List<Shape> shapes(Block block, Rect card, double row) {
    List<Shape> shapes = new ArrayList<>();
    if (block.fold() && !block.expanded()) {
      shapes.add(Marks.behind(card));
    }
    shapes.add(frame(block, card));
    Stroke hairline = Stroke.solid(Ink.HAIRLINE, 1);
    double seam = card.y() + head(block);
    for (int i = 0; i < block.rows().size(); i++) {
      double y = seam + row * i;
      shapes.add(
          new Line(List.of(new Point(card.x() + 1, y), new Point(card.right() - 1, y)), hairline));
    }
    double left = card.x() + EDGE;
    double right = card.right() - EDGE;
    double baseline = card.y() + 20;
    if (block.fold()) {
      shapes.add(Marks.chevron(left + 1, baseline - 4.5, block.expanded()));
      left += 12;
    }
    boolean blocks = block.state() == State.BLOCKS;
    FontRole font = blocks ? FontRole.LABEL : FontRole.SMALL;
    Text role =
        new Text(
            right,
            baseline,
            blocks ? State.BLOCKS.word() : block.role(),
            font,
            Marks.ink(block.state()),
            true);
    String name = name(block, role.bounds().x() - 6 - left);
    shapes.add(new Text(left, baseline, name, FontRole.NAME, Ink.TEXT, false));
    shapes.add(role);
    for (String line : block.lines()) {
      baseline += LINE;
      String text = Metrics.fit(line, FontRole.MONO_SMALL, right - card.x() - EDGE);
      shapes.add(new Text(card.x() + EDGE, baseline, text, FontRole.MONO_SMALL, Ink.MUTED, false));
    }
    return List.copyOf(shapes);
  }

  /** The end of an id tells it from others; it is never cut. */
  private static String name(Block block, double room) {
    String name = block.name();
    if (name.contains("…") && Metrics.width(name, FontRole.NAME) > room) {
      name = name.substring(0, 3) + name.substring(name.indexOf('…'));
    }
    return Metrics.fit(name, FontRole.NAME, room);
  }

  private static Box frame(Block block, Rect bounds) {
    Stroke stroke =
        switch (block.state()) {
          case BLOCKS -> Stroke.solid(Ink.CRITICAL, 1.6);
          case NOT_CAPTURED -> new Stroke(Ink.MUTED, 1, List.of(2.0, 3.0));
          default -> Stroke.solid(Ink.BORDER, 1);
        };
    Ink fill = block.kind() == Node.Kind.TARGET ? Ink.WINDOW : Ink.SIDE;
    return new Box(bounds, Grid.TABLE_RADIUS, Optional.of(fill), Optional.of(stroke));
  }
}
