package dev.plumbline.diagram;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The routing of a host, drawn.
 *
 * @param legend owners and states that occur, as a drawing of its own
 * @param subjects what each node stands for, by node id; folded members included
 * @param outline the same in words
 * @param hits ids of the nodes that the filter found
 * @param missing rules and routes that should be there
 * @param extra rules and routes that should not
 * @param conflicts pairs of rules that claim the same packets
 * @param empty rules that lead to an empty table
 */
public record RoutingPicture(
    Drawing drawing,
    Drawing legend,
    Map<String, Subject> subjects,
    Outline outline,
    Set<String> hits,
    int missing,
    int extra,
    int conflicts,
    int empty) {
  private static final double LEFT = 16;

  public Optional<Subject> subject(String id) {
    return Optional.ofNullable(subjects.get(id));
  }

  /** Drawing and legend on one page, as for a file or paper. */
  public Drawing page() {
    List<Node> nodes = new ArrayList<>(drawing.nodes());
    double x = LEFT;
    double y = drawing.height();
    legend.nodes().forEach(n -> nodes.add(n.moved(x, y)));
    return new Drawing(
        drawing.title(),
        Math.max(drawing.width(), x + legend.width() + LEFT),
        y + legend.height() + Grid.BOTTOM,
        drawing.edges(),
        List.copyOf(nodes));
  }
}
