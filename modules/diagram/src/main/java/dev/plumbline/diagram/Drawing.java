package dev.plumbline.diagram;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A laid-out picture that knows no toolkit: painted by the window, the SVG writer and the report
 * alike. Edges are painted first, then nodes in order.
 *
 * @param title what it shows, in a few words
 * @param width pixels at 100 %
 * @param height pixels at 100 %
 */
public record Drawing(
    String title, double width, double height, List<Edge> edges, List<Node> nodes) {
  public Optional<Node> node(String id) {
    return nodes.stream().filter(n -> n.id().equals(id)).findFirst();
  }

  /** The topmost selectable node at a place. */
  public Optional<Node> at(double x, double y) {
    return nodes.reversed().stream()
        .filter(n -> n.selectable() && n.bounds().contains(x, y))
        .findFirst();
  }

  /**
   * Ids of everything a packet could pass before or after the node, itself included: from a rule
   * its table, the routes in it and their links; from a link everything that leads to it.
   */
  public Set<String> hangsTogether(String id) {
    Set<String> after = new LinkedHashSet<>();
    Set<String> before = new LinkedHashSet<>();
    follow(id, true, after);
    follow(id, false, before);
    after.addAll(before);
    return after;
  }

  private void follow(String id, boolean forward, Set<String> found) {
    if (!found.add(id)) {
      return;
    }
    for (Edge edge : edges) {
      String near = forward ? edge.from() : edge.to();
      String far = forward ? edge.to() : edge.from();
      if (near.equals(id)) {
        follow(far, forward, found);
      }
    }
    if (forward) {
      nodes.stream()
          .filter(n -> n.parent().filter(id::equals).isPresent())
          .forEach(n -> follow(n.id(), true, found));
    } else {
      node(id).flatMap(Node::parent).ifPresent(table -> follow(table, false, found));
    }
  }
}
