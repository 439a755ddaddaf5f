package dev.plumbline.app.screen.routing;

import dev.plumbline.diagram.Details;
import dev.plumbline.diagram.RoutingDiagram;
import dev.plumbline.diagram.RoutingOptions;
import dev.plumbline.diagram.RoutingPicture;
import java.util.Optional;
import java.util.Set;

/**
 * What the screen shows.
 *
 * @param plan the capture it shows; empty before the first picture
 * @param options how it was drawn
 */
record Drawn(Optional<HostPlan> plan, RoutingOptions options, RoutingPicture picture) {
  /** The frame of a picture to come. */
  static Drawn frame(RoutingOptions options) {
    return new Drawn(Optional.empty(), options, RoutingDiagram.frame(options.width()));
  }

  /** A picture of a capture is there. */
  boolean ready() {
    return plan.isPresent();
  }

  /** Shows this capture, drawn so. */
  boolean is(HostPlan wanted, RoutingOptions how) {
    return plan.filter(wanted::equals).isPresent() && options.equals(how);
  }

  /** The same capture, families and size: places stay comparable, folds apart. */
  boolean sameGround(Drawn other) {
    return plan.equals(other.plan) && ground(options).equals(ground(other.options));
  }

  private static RoutingOptions ground(RoutingOptions options) {
    return options.withExpanded(Set.of()).withFilter("");
  }

  /** What the inspector says about a node. */
  Optional<Details> details(String id) {
    return plan.flatMap(p -> p.inspection(picture).of(id));
  }
}
