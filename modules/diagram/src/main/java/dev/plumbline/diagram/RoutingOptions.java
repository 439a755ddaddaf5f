package dev.plumbline.diagram;

import dev.plumbline.model.Family;
import java.util.List;
import java.util.Set;

/**
 * What of a host is drawn.
 *
 * @param families IPv4, IPv6 or both, in this order
 * @param expanded ids of folds that the reader opened
 * @param filter words to look for in anything, empty for none; hits are never folded
 * @param height pixels the picture should fit in; it grows beyond when folding cannot help
 */
public record RoutingOptions(
    List<Family> families, Set<String> expanded, String filter, double height) {
  /** Height of the work area in a window of usual size. */
  public static final double USUAL_HEIGHT = 680;

  public static final RoutingOptions V4 = of(List.of(Family.V4));
  public static final RoutingOptions V6 = of(List.of(Family.V6));
  public static final RoutingOptions BOTH = of(List.of(Family.V4, Family.V6));

  private static RoutingOptions of(List<Family> families) {
    return new RoutingOptions(families, Set.of(), "", USUAL_HEIGHT);
  }

  public RoutingOptions withExpanded(Set<String> ids) {
    return new RoutingOptions(families, Set.copyOf(ids), filter, height);
  }

  public RoutingOptions withFilter(String words) {
    return new RoutingOptions(families, expanded, words, height);
  }

  public RoutingOptions withHeight(double pixels) {
    return new RoutingOptions(families, expanded, filter, pixels);
  }
}
