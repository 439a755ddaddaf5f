package dev.plumbline.diagram;

import dev.plumbline.diagram.Entry.Link;
import dev.plumbline.diagram.Shape.Box;
import dev.plumbline.diagram.Shape.Stroke;
import dev.plumbline.diagram.Shape.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How a link looks: a card with its name, role, addresses and gateway, or a chip among many. */
final class LinkPainter {
  private static final double EDGE = 11;
  private static final double LINE = 15;

  private LinkPainter() {}

  static double height(Link link, boolean chip) {
    if (link.details().isEmpty()) {
      return 30;
    }
    return chip ? Grid.CHIP_HEIGHT : 32 + LINE * link.details().size();
  }

  static Node node(Link link, Grid grid, double top, boolean chip) {
    Rect card = new Rect(grid.linkX(), top, grid.linkWidth(), height(link, chip));
    return new Node(
        link.id(),
        Node.Kind.LINK,
        link.state(),
        card,
        Grid.TABLE_RADIUS,
        link.face().opacity(),
        link.fold(),
        Optional.empty(),
        link.face().outline(),
        shapes(link, card, chip));
  }

  private static List<Shape> shapes(Link link, Rect card, boolean chip) {
    List<Shape> shapes = new ArrayList<>();
    if (link.fold() && !link.expanded()) {
      shapes.add(Marks.behind(card));
    }
    shapes.add(frame(card, link.state()));
    double left = card.x() + EDGE;
    double right = card.right() - EDGE;
    double baseline = card.y() + (chip && !link.details().isEmpty() ? 18 : 20);
    if (link.fold()) {
      shapes.add(Marks.chevron(left + 1, baseline - 4.5, link.expanded()));
      left += 12;
    }
    Text role = new Text(right, baseline, link.role(), FontRole.SMALL, Ink.MUTED, true);
    String name = Metrics.fit(link.name(), FontRole.NAME, role.bounds().x() - 6 - left);
    shapes.add(new Text(left, baseline, name, FontRole.NAME, Ink.TEXT, false));
    shapes.add(role);
    double line = chip ? 17 : LINE;
    for (String detail : chip ? link.details().stream().limit(1).toList() : link.details()) {
      baseline += line;
      String text = Metrics.fitAddress(detail, FontRole.MONO_SMALL, right - card.x() - EDGE);
      shapes.add(new Text(card.x() + EDGE, baseline, text, FontRole.MONO_SMALL, Ink.MUTED, false));
    }
    return List.copyOf(shapes);
  }

  private static Box frame(Rect bounds, State state) {
    Stroke stroke =
        state == State.AFFECTED ? Stroke.solid(Ink.CRITICAL, 1.6) : Stroke.solid(Ink.BORDER, 1);
    return new Box(bounds, Grid.TABLE_RADIUS, Optional.of(Ink.WINDOW), Optional.of(stroke));
  }
}
