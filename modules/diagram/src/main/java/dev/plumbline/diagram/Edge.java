package dev.plumbline.diagram;

import java.util.List;

/**
 * A connection from a rule to its table, or from a route to its link.
 *
 * @param from node id
 * @param to node id
 * @param opacity 1, or less where an end is not used
 */
public record Edge(String from, String to, State state, double opacity, List<Shape> shapes) {
  /** Joins two rules that claim the same packets, instead of leading somewhere. */
  public boolean bracket() {
    return state == State.CONFLICT && to.startsWith("rule/");
  }
}
