package dev.plumbline.diagram;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.diagram.Node.Kind;
import dev.plumbline.model.Snapshot;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What is drawn, where and with which words. */
class RoutingDiagramTest {
  /** An opened table that is not used says why above itself. */
  private static final double NOTE = 18;

  private final RoutingPicture missing =
      RoutingDiagram.build(Hosts.lab("secondary-rules-missing"), RoutingOptions.V4);
  private final RoutingPicture race =
      RoutingDiagram.build(Hosts.lab("eks-race"), RoutingOptions.V4);

  @Test
  void aMissingRuleIsAGhostAtItsPriority() {
    List<Node> rules = ofKind(missing, Kind.RULE);

    assertThat(rules)
        .extracting(Node::id)
        .containsExactly(
            "rule/4/0/from all/local",
            "rule/4/10001/from 10.0.2.26/10001",
            "rule/4/10001/from 10.0.2.27/10001",
            "rule/4/10002/from 10.0.50.28/10002/missing",
            "rule/4/10002/from 10.0.50.29/10002/missing",
            "rule/4/32766/from all/main",
            "rule/4/32767/from all/default");
    assertThat(rules.get(3).state()).isEqualTo(State.MISSING);
    assertThat(rules.get(3).outline())
        .isEqualTo(
            "Rule 10002 from 10.0.50.28, missing, expected by ec2-net-utils, would lead to table"
                + " 10002; now taken: main, ens5");
  }

  @Test
  void aTableThatOnlyGhostsLeadToIsCutOffAndItsLinkAffected() {
    assertThat(state(missing, "table/10002")).isEqualTo(State.CUT_OFF);
    assertThat(state(missing, "table/10001")).isEqualTo(State.NORMAL);
    assertThat(state(missing, "link/ens7")).isEqualTo(State.AFFECTED);
    assertThat(state(missing, "link/ens6")).isEqualTo(State.NORMAL);
  }

  @Test
  void theTableOfThePrimaryIsUnusedByDesignAndSaysSo() {
    Node table = missing.drawing().node("table/10000").orElseThrow();

    assertThat(table.state()).isEqualTo(State.UNUSED);
    assertThat(table.opacity()).isEqualTo(RoutingDiagram.FADED);
    assertThat(missing.drawing().node("note/table/10000").orElseThrow().outline())
        .isEqualTo("No rule leads here, by design of ec2-net-utils 2.4.1 and later");
  }

  @Test
  void tablesStandInTheOrderInWhichRulesReachThemGhostsIncluded() {
    assertThat(ofKind(missing, Kind.TABLE))
        .extracting(Node::id)
        .containsExactly(
            "table/local",
            "table/10001",
            "table/10002",
            "table/main",
            "table/default",
            "table/10000");
  }

  @Test
  void linksStandInTheOrderOfTheirTablesWithThisHostOnTop() {
    assertThat(ofKind(missing, Kind.LINK))
        .extracting(Node::id)
        .containsExactly("link/this host", "link/ens6", "link/ens7", "link/ens5");
  }

  @Test
  void theBestOfSeveralDefaultsWins() {
    Node best = missing.drawing().node("route/4/main/default/via 10.0.1.1/ens5/512").orElseThrow();

    assertThat(best.outline()).contains("metric 512, wins");
  }

  @Test
  void anEmptyTableIsCriticalAndSoAreItsRules() {
    assertThat(state(race, "table/2")).isEqualTo(State.EMPTY);
    assertThat(state(race, "rule/4/1536/from 10.80.66.17/2")).isEqualTo(State.EMPTY);
    assertThat(state(race, "link/ens6")).isEqualTo(State.AFFECTED);
  }

  @Test
  void twoOwnersOfOneSelectorAreJoinedAndTheIntruderIsExtra() {
    assertThat(race.conflicts()).isEqualTo(2);
    assertThat(state(race, "rule/4/32765/from 10.80.71.140/10001")).isEqualTo(State.EXTRA);
    assertThat(state(race, "rule/4/32765/from 10.80.77.9/3")).isEqualTo(State.CONFLICT);
    assertThat(race.drawing().edges().stream().filter(Edge::bracket))
        .allSatisfy(e -> assertThat(e.from()).startsWith("rule/4/32765/"));
  }

  @Test
  void rulesToPodsFoldIntoOneCardThatOpensAndCloses() {
    Node pods = race.drawing().node("rules/512/VPC CNI/pods").orElseThrow();
    RoutingPicture open =
        RoutingDiagram.build(
            Hosts.lab("eks-race"), RoutingOptions.V4.withExpanded(Set.of(pods.id())));

    assertThat(pods.foldable()).isTrue();
    assertThat(race.drawing().node("rule/4/512/to 10.80.66.17/main")).isEmpty();
    assertThat(open.drawing().node("rule/4/512/to 10.80.66.17/main")).isPresent();
    assertThat(open.drawing().node(pods.id())).isPresent();
  }

  @Test
  void aSearchHitIsNeverFolded() {
    RoutingPicture found =
        RoutingDiagram.build(Hosts.lab("eks-race"), RoutingOptions.V4.withFilter("to 10.80.66.17"));

    assertThat(found.hits()).containsExactly("rule/4/512/to 10.80.66.17/main");
  }

  @Test
  void healthyHostsShowNothingMissingOrExtra() {
    assertThat(Hosts.lab().filter(id -> id.contains("healthy") || id.startsWith("late")))
        .allSatisfy(
            id -> {
              RoutingPicture picture = RoutingDiagram.build(Hosts.lab(id), RoutingOptions.BOTH);
              assertThat(picture.missing()).as(id).isZero();
              assertThat(picture.extra()).as(id).isZero();
              assertThat(picture.conflicts()).as(id).isZero();
              assertThat(picture.empty()).as(id).isZero();
            });
  }

  @Test
  void fifteenInterfacesFoldTheirHealthyTablesToOneLineEach() {
    RoutingPicture picture =
        RoutingDiagram.build(Hosts.enis(15), RoutingOptions.V4.withSize(1600, 860));

    assertThat(picture.missing()).isZero();
    Node table = picture.drawing().node("table/10003").orElseThrow();
    assertThat(table.shapes())
        .filteredOn(Shape.Text.class::isInstance)
        .extracting(s -> ((Shape.Text) s).text())
        .contains("10003", "2 of 2 rules, ens8, as expected");
    assertThat(ofKind(picture, Kind.LINK))
        .filteredOn(n -> !n.id().endsWith("this host"))
        .hasSize(15)
        .allSatisfy(n -> assertThat(n.bounds().height()).isEqualTo(Grid.CHIP_HEIGHT));
    assertThat(picture.drawing().height()).isLessThanOrEqualTo(860);
  }

  @Test
  void fifteenInterfacesFitASmallWindowWithEachLinkBesideItsTable() {
    RoutingPicture picture =
        RoutingDiagram.build(Hosts.lab("healthy-15-eni"), RoutingOptions.V4.withSize(1044, 600));

    assertThat(picture.drawing().height()).isLessThanOrEqualTo(600);
    assertThat(picture.drawing().nodes())
        .filteredOn(Node::selectable)
        .allSatisfy(n -> assertThat(n.bounds().height()).isGreaterThanOrEqualTo(22));
    for (int device = 1; device < 15; device++) {
      Rect table = picture.drawing().node("table/" + (10000 + device)).orElseThrow().bounds();
      Rect link = picture.drawing().node("link/ens" + (5 + device)).orElseThrow().bounds();
      assertThat(link.middleY()).isEqualTo(table.middleY());
    }
  }

  @Test
  void everyFoldOpens() {
    for (String id : List.of("healthy-15-eni", "many-rules")) {
      Snapshot host = Hosts.lab(id);
      RoutingPicture picture = RoutingDiagram.build(host, RoutingOptions.V4);
      List<Node> nodes = picture.drawing().nodes();
      for (Node fold : nodes.stream().filter(Node::foldable).toList()) {
        int members =
            picture.subject(fold.id()).orElseThrow() instanceof Subject.Group group
                ? group.members().size()
                : 1;

        assertThat(opened(host, fold).nodes())
            .as(fold.id())
            .hasSizeGreaterThanOrEqualTo(nodes.size() + members);
      }
    }
  }

  @Test
  void whatIsOpenedStaysWhereItIs() {
    Snapshot host = Hosts.lab("healthy-15-eni");
    Drawing picture = RoutingDiagram.build(host, RoutingOptions.V4).drawing();
    for (Node fold : picture.nodes().stream().filter(Node::foldable).toList()) {
      double top = fold.bounds().y();

      assertThat(opened(host, fold).node(fold.id()))
          .hasValueSatisfying(n -> assertThat(n.bounds().y()).isBetween(top, top + NOTE));
    }
  }

  private static Drawing opened(Snapshot host, Node fold) {
    return RoutingDiagram.build(host, RoutingOptions.V4.withExpanded(Set.of(fold.id()))).drawing();
  }

  @Test
  void aCrowdOfExtrasIsOneMarkedCardThatOpens() {
    Snapshot host = Hosts.lab("many-rules");
    RoutingPicture picture = RoutingDiagram.build(host, RoutingOptions.V4);

    assertThat(picture.extra()).isEqualTo(302);
    assertThat(ofKind(picture, Kind.RULE)).hasSizeLessThan(12);
    assertThat(picture.drawing().height()).isLessThanOrEqualTo(RoutingOptions.USUAL_HEIGHT);
    Node crowd =
        ofKind(picture, Kind.RULE).stream()
            .filter(n -> n.state() == State.EXTRA && n.foldable())
            .findFirst()
            .orElseThrow();
    assertThat(crowd.outline()).endsWith("extra");
    RoutingPicture open =
        RoutingDiagram.build(host, RoutingOptions.V4.withExpanded(Set.of(crowd.id())));
    assertThat(ofKind(open, Kind.RULE)).hasSizeGreaterThan(100);
  }

  @Test
  void fiveHundredRulesBecomeAFewGroupsAndTheFaultStays() {
    RoutingPicture picture = RoutingDiagram.build(Hosts.manyRules(500), RoutingOptions.V4);

    assertThat(ofKind(picture, Kind.RULE)).hasSizeLessThan(12);
    assertThat(state(picture, "table/77")).isEqualTo(State.EMPTY);
    assertThat(state(picture, "rule/4/900/from 10.9.9.9/77")).isEqualTo(State.EMPTY);
    assertThat(picture.drawing().height()).isLessThanOrEqualTo(RoutingOptions.USUAL_HEIGHT);
  }

  @Test
  void whatWasNotCapturedIsSaidAndNeverCalledEmpty() {
    RoutingPicture picture =
        RoutingDiagram.build(
            Hosts.of(
                Map.of("ip-rule.txt", "0:\tfrom all lookup local\n32766:\tfrom all lookup main\n")),
            RoutingOptions.V4);

    assertThat(state(picture, "table/main")).isEqualTo(State.NOT_CAPTURED);
    assertThat(picture.drawing().nodes())
        .filteredOn(n -> n.kind() == Kind.NOTE)
        .extracting(Node::outline)
        .anyMatch(o -> o.startsWith("IPv4 routes not captured"));
  }

  @Test
  void whatHangsTogetherIsTheWayBeforeAndBehind() {
    assertThat(missing.drawing().hangsTogether("rule/4/10001/from 10.0.2.26/10001"))
        .contains("table/10001", "link/ens6")
        .doesNotContain("table/main", "link/ens5");
    assertThat(missing.drawing().hangsTogether("link/ens7"))
        .contains("table/10002", "rule/4/10002/from 10.0.50.28/10002/missing");
  }

  private static List<Node> ofKind(RoutingPicture picture, Kind kind) {
    return picture.drawing().nodes().stream().filter(n -> n.kind() == kind).toList();
  }

  private static State state(RoutingPicture picture, String id) {
    return picture.drawing().node(id).map(Node::state).orElseThrow(() -> new AssertionError(id));
  }
}
