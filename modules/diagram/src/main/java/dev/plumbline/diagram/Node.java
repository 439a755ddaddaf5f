package dev.plumbline.diagram;

import java.util.List;
import java.util.Optional;

/**
 * A thing that can be pointed at.
 *
 * @param id the same for the same thing in every drawing of a host
 * @param state what is to be said about it
 * @param bounds where it is
 * @param radius of its corners
 * @param opacity 1, or less for what is not used
 * @param foldable stands for several, or one of several, that can be opened and closed by its id
 * @param parent id of the table a route belongs to, or of the subnet an interface is in
 * @param outline what a screen reader says and the text twin shows
 * @param shapes how it looks, in painting order
 */
public record Node(
    String id,
    Kind kind,
    State state,
    Rect bounds,
    double radius,
    double opacity,
    boolean foldable,
    Optional<String> parent,
    String outline,
    List<Shape> shapes) {

  /** What sort of thing a node is; also the order of columns. */
  public enum Kind {
    HEADER,
    RULE,
    TABLE,
    ROUTE,
    LINK,
    SUBNET,
    INTERFACE,
    VPC_TABLE,
    VPC_ROUTE,
    TARGET,
    NOTE,
    LEGEND
  }

  /** True for what the keyboard stops at. */
  public boolean selectable() {
    return switch (kind) {
      case RULE, TABLE, ROUTE, LINK, SUBNET, INTERFACE, VPC_TABLE, VPC_ROUTE, TARGET -> true;
      case HEADER, NOTE, LEGEND -> false;
    };
  }

  /** A line inside the block of its parent. */
  boolean row() {
    return kind == Kind.ROUTE || kind == Kind.INTERFACE || kind == Kind.VPC_ROUTE;
  }

  /** The same node, painted otherwise. */
  Node looking(double strength, List<Shape> otherwise) {
    return new Node(
        id, kind, state, bounds, radius, strength, foldable, parent, outline, otherwise);
  }

  /** The same node elsewhere. */
  public Node moved(double dx, double dy) {
    return new Node(
        id,
        kind,
        state,
        bounds.moved(dx, dy),
        radius,
        opacity,
        foldable,
        parent,
        outline,
        shapes.stream().map(s -> s.moved(dx, dy)).toList());
  }
}
