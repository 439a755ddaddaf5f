package dev.plumbline.app.screen.routing;

import dev.plumbline.diagram.Inspection;
import dev.plumbline.diagram.RoutingDiagram;
import dev.plumbline.diagram.RoutingOptions;
import dev.plumbline.diagram.RoutingPicture;
import dev.plumbline.model.Cancellation;
import dev.plumbline.path.Expectation;
import dev.plumbline.path.HostModel;
import dev.plumbline.path.Owners;
import java.util.Optional;

/** One host as it is drawn: owners and expectation are worked out once, when first needed. */
final class HostPlan {
  private final HostModel host;
  private Optional<Expectation> expectation = Optional.empty();
  private Optional<Owners> owners = Optional.empty();

  HostPlan(HostModel host) {
    this.host = host;
  }

  /** Nothing is compared with what should be. */
  boolean withheld() {
    return host.withheld();
  }

  private synchronized Owners owners() {
    Owners known = owners.orElseGet(() -> Owners.of(host));
    owners = Optional.of(known);
    return known;
  }

  private synchronized Expectation expectation() {
    Expectation known = expectation.orElseGet(() -> Expectation.of(host, owners()));
    expectation = Optional.of(known);
    return known;
  }

  /**
   * Works out the picture; takes a moment, so not on the JavaFX thread.
   *
   * @throws java.util.concurrent.CancellationException when asked to stop
   */
  RoutingPicture draw(RoutingOptions options, Cancellation cancellation) {
    Owners who = owners();
    cancellation.check();
    Expectation expected = expectation();
    cancellation.check();
    return RoutingDiagram.build(expected, who, options, cancellation);
  }

  /** What can be asked about a picture of it. */
  Inspection inspection(RoutingPicture picture) {
    return new Inspection(expectation(), owners(), picture);
  }
}
