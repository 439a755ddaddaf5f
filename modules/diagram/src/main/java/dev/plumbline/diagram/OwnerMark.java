package dev.plumbline.diagram;

import dev.plumbline.diagram.Shape.Line;
import dev.plumbline.diagram.Shape.Stroke;
import java.util.List;

/** How an owner is drawn: a 4-pixel bar with its own pattern, so that colour is not needed. */
public enum OwnerMark {
  KERNEL("kernel", Ink.OWNER_KERNEL),
  LEASE("networkd lease", Ink.OWNER_LEASE),
  NET_UTILS("ec2-net-utils", Ink.OWNER_NET_UTILS),
  NODEADM("nodeadm", Ink.OWNER_NODEADM),
  CNI("VPC CNI", Ink.OWNER_CNI),
  PROGRAM("another program", Ink.OWNER_FOREIGN),
  FOREIGN("by hand", Ink.OWNER_FOREIGN);

  private final String label;
  private final Ink ink;

  OwnerMark(String label, Ink ink) {
    this.label = label;
    this.ink = ink;
  }

  /** The words that always go with the bar. */
  public String label() {
    return label;
  }

  /** The bar from one height to another, 4 pixels wide, its left edge at {@code x}. */
  public List<Shape> bar(double x, double top, double bottom) {
    return switch (this) {
      case KERNEL -> List.of(line(x + 2, top, bottom, 1.5, List.of()));
      case LEASE ->
          List.of(
              line(x + 0.75, top, bottom, 1.5, List.of()),
              line(x + 3.25, top, bottom, 1.5, List.of()));
      case NET_UTILS -> List.of(line(x + 2, top, bottom, 4, List.of()));
      case NODEADM -> List.of(line(x + 2, top, bottom, 4, List.of(8.0, 3.0)));
      case CNI -> List.of(line(x + 2, top, bottom, 4, List.of(4.0, 2.0)));
      case PROGRAM ->
          List.of(
              line(x + 0.75, top, bottom, 1.5, List.of(1.5, 1.5)),
              line(x + 3.25, top, bottom, 1.5, List.of(1.5, 1.5)));
      case FOREIGN -> List.of(line(x + 2, top, bottom, 4, List.of(1.5, 1.5)));
    };
  }

  private Shape line(double x, double top, double bottom, double width, List<Double> dash) {
    return new Line(List.of(new Point(x, top), new Point(x, bottom)), new Stroke(ink, width, dash));
  }
}
