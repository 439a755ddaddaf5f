package dev.plumbline.diagram;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.diagram.Node.Kind;
import dev.plumbline.diagram.Shape.Text;
import dev.plumbline.model.Snapshot;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Geometry that must hold for every host. */
class LayoutTest {
  static Stream<Arguments> pictures() {
    Stream<Arguments> lab =
        Hosts.lab()
            .flatMap(
                id -> {
                  Snapshot snapshot = Hosts.lab(id);
                  return Stream.of(
                          RoutingOptions.V4,
                          RoutingOptions.V6,
                          RoutingOptions.BOTH,
                          RoutingOptions.BOTH.withSize(700, 400),
                          RoutingOptions.BOTH.withSize(1400, 1000))
                      .map(
                          o ->
                              Arguments.of(
                                  id + " " + o.families() + " " + o.width(),
                                  RoutingDiagram.build(snapshot, o)));
                });
    Stream<Arguments> made =
        Stream.of(
            Arguments.of("15 interfaces", RoutingDiagram.build(Hosts.enis(15), RoutingOptions.V4)),
            Arguments.of(
                "500 rules", RoutingDiagram.build(Hosts.manyRules(500), RoutingOptions.V4)),
            Arguments.of("500 rules open", open(Hosts.manyRules(500))));
    Snapshot account = Hosts.lab(Accounts.CASE);
    Stream<Arguments> accounts =
        IntStream.rangeClosed(0, 10)
            .mapToObj(i -> 900 + 100 * i)
            .flatMap(
                width ->
                    Stream.of(
                        Arguments.of(
                            "account " + width,
                            RoutingDiagram.build(account, RoutingOptions.V4.withSize(width, 680))),
                        Arguments.of(
                            "account, lit, " + width,
                            RoutingDiagram.build(
                                account,
                                RoutingOptions.V4
                                    .withSize(width, 680)
                                    .withLit(VpcPictureTest.way("10.0.60.10", 5432))))));
    Stream<Arguments> large =
        Stream.of(Arguments.of("large account", open(Accounts.large(40, 30))));
    return Stream.of(lab, made, accounts, large).flatMap(s -> s);
  }

  private static RoutingPicture open(Snapshot snapshot) {
    RoutingPicture closed = RoutingDiagram.build(snapshot, RoutingOptions.V4);
    Set<String> folds =
        closed.drawing().nodes().stream()
            .filter(Node::foldable)
            .map(Node::id)
            .collect(Collectors.toSet());
    return RoutingDiagram.build(snapshot, RoutingOptions.V4.withExpanded(folds));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("pictures")
  void everyTextStaysInsideItsNode(String name, RoutingPicture picture) {
    for (Node node : picture.page().nodes()) {
      for (Text text : texts(node)) {
        assertThat(node.bounds().inset(-0.5))
            .as("%s: '%s' at %s", node.id(), text.text(), text.bounds())
            .satisfies(
                b ->
                    assertThat(
                            text.bounds().x() >= b.x()
                                && text.bounds().right() <= b.right()
                                && text.bounds().y() >= b.y()
                                && text.bounds().bottom() <= b.bottom() + 2)
                        .isTrue());
      }
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("pictures")
  void noTwoTextsOverlap(String name, RoutingPicture picture) {
    for (Node node : picture.page().nodes()) {
      List<Text> texts = texts(node);
      for (int i = 0; i < texts.size(); i++) {
        for (int j = i + 1; j < texts.size(); j++) {
          assertThat(texts.get(i).bounds().overlaps(texts.get(j).bounds()))
              .as("%s: '%s' and '%s'", node.id(), texts.get(i).text(), texts.get(j).text())
              .isFalse();
        }
      }
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("pictures")
  void noNodeTouchesAnotherExceptRowsInTheirTable(String name, RoutingPicture picture) {
    List<Node> nodes = picture.page().nodes().stream().filter(n -> n.parent().isEmpty()).toList();
    for (int i = 0; i < nodes.size(); i++) {
      for (int j = i + 1; j < nodes.size(); j++) {
        assertThat(nodes.get(i).bounds().overlaps(nodes.get(j).bounds()))
            .as("%s and %s", nodes.get(i).id(), nodes.get(j).id())
            .isFalse();
      }
    }
    for (Node row : picture.drawing().nodes()) {
      row.parent()
          .flatMap(picture.drawing()::node)
          .ifPresent(
              table -> {
                assertThat(row.bounds().y()).isGreaterThanOrEqualTo(table.bounds().y());
                assertThat(row.bounds().bottom()).isLessThanOrEqualTo(table.bounds().bottom());
              });
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("pictures")
  void everythingLiesInsideThePictureAndIdsAreUnique(String name, RoutingPicture picture) {
    Drawing page = picture.page();
    assertThat(page.nodes()).extracting(Node::id).doesNotHaveDuplicates();
    assertThat(page.nodes())
        .allSatisfy(
            n -> {
              assertThat(n.bounds().right()).isLessThanOrEqualTo(page.width());
              assertThat(n.bounds().bottom()).isLessThanOrEqualTo(page.height());
            });
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("pictures")
  void everyEdgeJoinsTwoNodesOfThePicture(String name, RoutingPicture picture) {
    Set<String> ids = picture.drawing().nodes().stream().map(Node::id).collect(Collectors.toSet());
    assertThat(picture.drawing().edges())
        .allSatisfy(e -> assertThat(ids).contains(e.from(), e.to()));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("pictures")
  void faultsAreNeverHiddenByAFold(String name, RoutingPicture picture) {
    long ghosts =
        picture.drawing().nodes().stream()
            .filter(n -> n.state() == State.MISSING && n.kind() != Kind.TABLE)
            .count();
    long extra =
        picture.drawing().nodes().stream()
            .filter(n -> n.state() == State.EXTRA)
            .mapToLong(n -> picture.subject(n.id()).map(LayoutTest::size).orElse(1))
            .sum();
    assertThat(ghosts).isEqualTo(picture.missing());
    assertThat(extra).isEqualTo(picture.extra());
  }

  @Test
  void theSameHostGivesTheSamePicture() {
    Snapshot snapshot = Hosts.lab("eks-race");

    assertThat(RoutingDiagram.build(snapshot, RoutingOptions.BOTH))
        .isEqualTo(RoutingDiagram.build(Hosts.lab("eks-race"), RoutingOptions.BOTH));
  }

  private static int size(Subject subject) {
    return subject instanceof Subject.Group group ? group.members().size() : 1;
  }

  private static List<Text> texts(Node node) {
    return node.shapes().stream()
        .flatMap(s -> s instanceof Text t ? Stream.of(t) : Stream.empty())
        .toList();
  }
}
