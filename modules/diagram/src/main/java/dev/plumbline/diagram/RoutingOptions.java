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
 * @param width pixels the columns should take; they stay within what is readable
 * @param height pixels the picture should fit in; it grows beyond when folding cannot help
 * @param lit ways that stand out; nothing on them is ever folded
 */
public record RoutingOptions(
    List<Family> families,
    Set<String> expanded,
    String filter,
    double width,
    double height,
    List<Lit> lit) {
  /** Height of the work area in a window of usual size. */
  public static final double USUAL_HEIGHT = 680;

  public static final RoutingOptions V4 = of(List.of(Family.V4));
  public static final RoutingOptions V6 = of(List.of(Family.V6));
  public static final RoutingOptions BOTH = of(List.of(Family.V4, Family.V6));

  private static RoutingOptions of(List<Family> families) {
    return new RoutingOptions(families, Set.of(), "", Grid.USUAL_WIDTH, USUAL_HEIGHT, List.of());
  }

  public RoutingOptions withExpanded(Set<String> ids) {
    return new RoutingOptions(families, Set.copyOf(ids), filter, width, height, lit);
  }

  public RoutingOptions withFilter(String words) {
    return new RoutingOptions(families, expanded, words, width, height, lit);
  }

  public RoutingOptions withFamilies(List<Family> chosen) {
    return new RoutingOptions(List.copyOf(chosen), expanded, filter, width, height, lit);
  }

  public RoutingOptions withSize(double wide, double high) {
    return new RoutingOptions(families, expanded, filter, wide, high, lit);
  }

  /** As wide as all columns of the VPC like to be. */
  public RoutingOptions withRoomForVpc() {
    return withSize(VpcGrid.PLEASANT, height);
  }

  public RoutingOptions withLit(List<Lit> ways) {
    return new RoutingOptions(families, expanded, filter, width, height, List.copyOf(ways));
  }
}
