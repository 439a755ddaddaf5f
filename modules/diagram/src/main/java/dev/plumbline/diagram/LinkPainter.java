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

  /** How much of a link is shown: all of it, its name and first address, or these on one line. */
  enum Size {
    CARD,
    CHIP,
    LINE;

    static Size of(int links, Density density, boolean compact) {
      if (density == Density.DENSE && !compact) {
        return LINE;
      }
      return compact || links >= Grid.CHIPS ? CHIP : CARD;
    }

    double height(Link link) {
      if (this == LINE) {
        return Grid.LEAST_ROW;
      }
      if (link.details().isEmpty()) {
        return 30;
      }
      return this == CHIP ? Grid.CHIP_HEIGHT : 32 + LinkPainter.LINE * link.details().size();
    }
  }

  static Node node(Link link, Grid grid, double top, Size size) {
    Rect card = new Rect(grid.linkX(), top, grid.linkWidth(), size.height(link));
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
        shapes(link, card, size));
  }

  private static List<Shape> shapes(Link link, Rect card, Size size) {
    List<Shape> shapes = new ArrayList<>();
    if (link.fold() && !link.expanded()) {
      shapes.add(Marks.behind(card));
    }
    shapes.add(frame(card, link.state()));
    double left = card.x() + EDGE;
    double right = card.right() - EDGE;
    boolean chip = size == Size.CHIP && !link.details().isEmpty();
    double baseline =
        size == Size.LINE
            ? Grid.baseline(card.y(), card.height(), FontRole.NAME)
            : card.y() + (chip ? 18 : 20);
    if (link.fold()) {
      shapes.add(Marks.chevron(left + 1, baseline - 4.5, link.expanded()));
      left += 12;
    }
    if (size == Size.LINE && !link.details().isEmpty()) {
      Text name = name(link, left - 2, baseline, (right - left) / 2);
      double room = right + 2 - name.bounds().right() - 4;
      shapes.add(name);
      String first = Metrics.fitAddress(link.details().getFirst(), FontRole.MONO_SMALL, room);
      shapes.add(new Text(right + 2, baseline, first, FontRole.MONO_SMALL, Ink.MUTED, true));
      return List.copyOf(shapes);
    }
    Text role = new Text(right, baseline, link.role(), FontRole.SMALL, Ink.MUTED, true);
    shapes.add(name(link, left, baseline, role.bounds().x() - 6 - left));
    shapes.add(role);
    double line = chip ? 17 : LINE;
    for (String detail : chip ? link.details().stream().limit(1).toList() : link.details()) {
      baseline += line;
      String text = Metrics.fitAddress(detail, FontRole.MONO_SMALL, right - card.x() - EDGE);
      shapes.add(new Text(card.x() + EDGE, baseline, text, FontRole.MONO_SMALL, Ink.MUTED, false));
    }
    return List.copyOf(shapes);
  }

  private static Text name(Link link, double x, double baseline, double room) {
    String name = Metrics.fit(link.name(), FontRole.NAME, room);
    return new Text(x, baseline, name, FontRole.NAME, Ink.TEXT, false);
  }

  private static Box frame(Rect bounds, State state) {
    Stroke stroke =
        state == State.AFFECTED ? Stroke.solid(Ink.CRITICAL, 1.6) : Stroke.solid(Ink.BORDER, 1);
    return new Box(bounds, Grid.TABLE_RADIUS, Optional.of(Ink.WINDOW), Optional.of(stroke));
  }
}
