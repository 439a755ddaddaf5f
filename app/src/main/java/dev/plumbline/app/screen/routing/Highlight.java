package dev.plumbline.app.screen.routing;

import dev.plumbline.diagram.Edge;
import dev.plumbline.diagram.Node;
import java.util.Optional;
import java.util.Set;

/**
 * What stands out at the moment.
 *
 * @param selected id of the node with the outline
 * @param lit ids of what hangs together with the node pointed at; empty when none is
 * @param filtered true while a filter dims what it did not find
 * @param hits ids the filter found
 */
record Highlight(Optional<String> selected, Set<String> lit, boolean filtered, Set<String> hits) {
  private static final double REST = 0.62;
  private static final double FILTERED_OUT = 0.4;

  static final Highlight NONE = new Highlight(Optional.empty(), Set.of(), false, Set.of());

  /** Opacity of a node; what is pointed at is lifted to full strength even if it is not used. */
  double opacity(Node node) {
    if (!node.selectable()) {
      return node.opacity();
    }
    if (!lit.isEmpty()) {
      return lit.contains(node.id()) ? 1 : node.opacity() * REST;
    }
    boolean rowOfHit = node.parent().filter(hits::contains).isPresent();
    return filtered && !hits.contains(node.id()) && !rowOfHit
        ? node.opacity() * FILTERED_OUT
        : node.opacity();
  }

  boolean lit(Edge edge) {
    return lit.contains(edge.from()) && lit.contains(edge.to());
  }

  /** Factor on the opacity of an edge. */
  double of(Edge edge) {
    if (!lit.isEmpty()) {
      return lit(edge) ? 1 : REST;
    }
    return filtered && !(hits.contains(edge.from()) || hits.contains(edge.to())) ? FILTERED_OUT : 1;
  }
}
