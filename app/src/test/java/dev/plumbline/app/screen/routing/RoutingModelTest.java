package dev.plumbline.app.screen.routing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.app.screen.routing.RoutingModel.Direction;
import dev.plumbline.app.shell.CaseEvidence;
import dev.plumbline.app.shell.Cases;
import dev.plumbline.app.shell.Target;
import dev.plumbline.diagram.Details;
import dev.plumbline.diagram.Node;
import dev.plumbline.diagram.RoutingOptions;
import dev.plumbline.diagram.RoutingPicture;
import dev.plumbline.guide.Finding;
import dev.plumbline.model.Cancellation;
import dev.plumbline.model.Family;
import dev.plumbline.model.IpAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The screen's behaviour, without a stage. */
class RoutingModelTest {
  private static final String GHOST = "rule/4/10002/from 10.0.50.28/10002/missing";

  private final CaseEvidence missing = Cases.of("secondary-rules-missing");
  private final RoutingModel model = new RoutingModel(missing.host(), RoutingModelTest::now);

  /** Draws on the spot. */
  static void now(HostPlan plan, RoutingOptions options, Consumer<Drawn> taker) {
    RoutingPicture picture = plan.draw(options, Cancellation.none());
    taker.accept(new Drawn(Optional.of(plan), options, picture));
  }

  @BeforeEach
  void draw() {
    model.redraw();
  }

  @Test
  void nothingIsDrawnBeforeSomebodyLooks() {
    List<RoutingOptions> orders = new ArrayList<>();
    RoutingModel unseen =
        new RoutingModel(missing.host(), (plan, options, taker) -> orders.add(options));
    unseen.change(o -> o.withSize(700, 500));
    unseen.show(missing.host());

    assertThat(orders).isEmpty();
    unseen.redraw();
    assertThat(orders).extracting(RoutingOptions::height).containsExactly(500.0);
    assertThat(unseen.behind()).isTrue();
    assertThat(unseen.drawing().nodes()).allMatch(n -> n.kind() == Node.Kind.HEADER);
  }

  @Test
  void tabGoesFromFaultToFaultAndThenLeaves() {
    assertThat(model.nextFault(true)).isTrue();
    assertThat(model.selected().get()).contains(GHOST);
    assertThat(model.nextFault(true)).isTrue();
    assertThat(model.nextFault(true)).isTrue();
    assertThat(model.selected().get()).contains("table/10002");
    assertThat(model.nextFault(true)).isFalse();
    assertThat(model.nextFault(false)).isTrue();
    assertThat(model.selected().get()).contains("rule/4/10002/from 10.0.50.29/10002/missing");
  }

  @Test
  void arrowsGoAlongTheEdgesAndBack() {
    model.select(Optional.of("rule/4/10001/from 10.0.2.26/10001"));
    model.move(Direction.RIGHT);
    assertThat(model.selected().get()).contains("table/10001");
    model.move(Direction.RIGHT);
    assertThat(model.selectedNode().map(Node::kind)).contains(Node.Kind.ROUTE);
    model.move(Direction.RIGHT);
    assertThat(model.selected().get()).contains("link/ens6");
    model.move(Direction.DOWN);
    assertThat(model.selected().get()).contains("link/ens7");
    model.move(Direction.LEFT);
    assertThat(model.selectedNode().flatMap(Node::parent)).contains("table/10002");
  }

  @Test
  void pointingLightsWhatHangsTogetherAndDimsTheRest() {
    model.hovered().set(Optional.of("rule/4/10001/from 10.0.2.26/10001"));
    Highlight highlight = model.highlight();

    assertThat(highlight.opacity(node("link/ens6"))).isEqualTo(1);
    assertThat(highlight.opacity(node("link/ens5"))).isEqualTo(0.62);
    model.hovered().set(Optional.empty());
    assertThat(model.highlight().opacity(node("link/ens5"))).isEqualTo(1);
  }

  @Test
  void aFilterDimsAndNeverHides() {
    int before = model.drawing().nodes().size();
    model.change(o -> o.withFilter("10.0.50.28"));

    assertThat(model.drawing().nodes()).hasSizeGreaterThanOrEqualTo(before);
    assertThat(model.highlight().opacity(node(GHOST))).isEqualTo(1);
    assertThat(model.highlight().opacity(node("link/ens5"))).isLessThan(0.5);
  }

  @Test
  void aFoldOpensAndClosesAndTheSelectionSurvives() {
    String fold = "table/local/local";
    model.select(Optional.of(fold));

    assertThat(model.toggleFold(fold)).isTrue();
    assertThat(model.drawing().node("route/4/local/local 10.0.1.25//ens5/")).isPresent();
    assertThat(model.selected().get()).contains(fold);
    assertThat(model.toggleFold(fold)).isTrue();
    assertThat(model.drawing().node("route/4/local/local 10.0.1.25//ens5/")).isEmpty();
    assertThat(model.toggleFold(GHOST)).isFalse();
  }

  @Test
  void aSelectionThatTheOtherFamilyDoesNotHaveIsDropped() {
    model.select(Optional.of(GHOST));
    model.change(o -> o.withFamilies(List.of(Family.V6)));

    assertThat(model.selected().get()).isEmpty();
    assertThat(model.details()).isEmpty();
  }

  @Test
  void aNewCaptureKeepsWhatIsSelected() {
    model.select(Optional.of(GHOST));
    model.show(Cases.of("secondary-rules-missing").host());

    assertThat(model.selected().get()).contains(GHOST);
    model.show(Cases.of("healthy-2-eni").host());
    assertThat(model.selected().get()).isEmpty();
  }

  @Test
  void aFindingLeadsToItsGhostAndTheGhostToItsFinding() {
    Finding finding =
        missing.diagnosis().findings().stream()
            .filter(f -> f.subject().equals("10.0.50.28"))
            .findFirst()
            .orElseThrow();
    Optional<String> id = Reveal.find(model.picture(), new Target.OfFinding(finding));

    assertThat(id).contains(GHOST);
    model.select(id);
    Details details = model.details().orElseThrow();
    assertThat(
            Reveal.findingOf(
                model.picture(), GHOST, details.link(), missing.diagnosis().findings()))
        .contains(finding);
  }

  @Test
  void addressesLinksAndLinesOfEvidenceLeadToTheirNodes() {
    var picture = model.picture();
    var rule = missing.snapshot().rules().orElse(List.of()).get(1);

    assertThat(Reveal.find(picture, new Target.OfAddress(IpAddress.parse("10.0.2.26"))))
        .contains("rule/4/10001/from 10.0.2.26/10001");
    assertThat(Reveal.find(picture, new Target.OfLink("ens7"))).contains("link/ens7");
    assertThat(Reveal.find(picture, new Target.OfLink("wlan0"))).isEmpty();
    assertThat(Reveal.find(picture, new Target.OfEvidence(rule.evidence())))
        .hasValueSatisfying(id -> assertThat(id).startsWith("rule/4/10001/"));
  }

  @Test
  void anAddressInsideAFoldLeadsToTheFold() {
    RoutingModel many = new RoutingModel(Cases.of("many-rules").host(), RoutingModelTest::now);
    many.redraw();
    Target target = new Target.OfAddress(IpAddress.parse("10.0.2.20"));

    assertThat(Reveal.find(many.picture(), target)).isEmpty();
    String fold = Reveal.fold(many.picture(), target).orElseThrow();
    assertThat(many.open(fold)).isTrue();
    assertThat(many.open(fold)).isFalse();
    assertThat(Reveal.find(many.picture(), target))
        .hasValueSatisfying(id -> assertThat(id).startsWith("rule/4/10001/from 10.0.2.20"));
  }

  private Node node(String id) {
    return model.drawing().node(id).orElseThrow(() -> new AssertionError(id));
  }
}
