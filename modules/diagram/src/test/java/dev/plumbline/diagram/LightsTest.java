package dev.plumbline.diagram;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.model.IpAddress;
import dev.plumbline.model.Snapshot;
import dev.plumbline.path.Lookup;
import dev.plumbline.path.Query;
import dev.plumbline.path.trace.Flow;
import dev.plumbline.path.trace.Matrix;
import dev.plumbline.path.trace.Sender;
import dev.plumbline.path.trace.Tracer;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LightsTest {
  private static final Snapshot HOST = Hosts.lab("secondary-rules-missing");

  private static Lit lit(int number, String from) {
    Query query = Query.to(IpAddress.parse("198.51.100.7")).withFrom(IpAddress.parse(from));
    return Lit.of(number, Lookup.of(HOST).ask(query).answer()).orElseThrow();
  }

  private static RoutingPicture picture(double width, Lit... ways) {
    return RoutingDiagram.build(
        HOST, RoutingOptions.V4.withSize(width, 280).withLit(List.of(ways)));
  }

  @Test
  void theWayIsNeverFoldedAndSaysSo() {
    RoutingPicture picture = picture(660, lit(1, "10.0.1.25"), lit(2, "10.0.2.26"));
    assertThat(picture.drawing().nodes())
        .filteredOn(n -> n.outline().contains("first lookup"))
        .extracting(Node::kind)
        .contains(Node.Kind.RULE, Node.Kind.ROUTE, Node.Kind.LINK);
    assertThat(picture.drawing().nodes())
        .filteredOn(n -> n.outline().contains("second lookup"))
        .extracting(Node::kind)
        .contains(Node.Kind.RULE, Node.Kind.ROUTE, Node.Kind.LINK);
  }

  @Test
  void theWayIsPaintedLastWithItsNumberAndTheRestStepsBack() {
    RoutingPicture picture = picture(912, lit(1, "10.0.2.26"));
    Edge last = picture.drawing().edges().getLast();
    assertThat(last.opacity()).isEqualTo(1);
    assertThat(last.shapes())
        .anyMatch(s -> s instanceof Shape.Text text && text.text().equals("1"));
    assertThat(picture.drawing().edges().getFirst().opacity()).isLessThan(1);
    assertThat(picture.drawing().nodes())
        .filteredOn(n -> n.state() == State.MISSING)
        .allMatch(n -> n.opacity() == 1);
  }

  /** Circles of the numbers in a picture, where every recording of the lab is asked something. */
  private static List<Rect> badges(Snapshot host, String to, double width) {
    List<Lit> ways =
        Lit.of(
            Tracer.of(host)
                .trace(
                    Flow.of(
                        Query.to(IpAddress.parse(to))
                            .withPorts("tcp", OptionalInt.empty(), OptionalInt.of(443)),
                        Sender.TCP)));
    RoutingOptions options = RoutingOptions.V4.withSize(width, 420).withLit(ways);
    return RoutingDiagram.build(host, options).drawing().edges().stream()
        .flatMap(e -> e.shapes().stream())
        .filter(Shape.Box.class::isInstance)
        .map(s -> ((Shape.Box) s).bounds())
        .filter(b -> b.width() == Badges.SIZE && b.height() == Badges.SIZE)
        .toList();
  }

  @ParameterizedTest
  @MethodSource("dev.plumbline.diagram.Hosts#lab")
  void numbersOfTwoWaysStandApart(String id) {
    Snapshot host = Hosts.lab(id);
    for (String to : List.of("203.0.113.5", "10.0.60.10", "10.0.1.40")) {
      for (double width : new double[] {660, 912, 1500}) {
        List<Rect> all = badges(host, to, width);
        for (int i = 0; i < all.size(); i++) {
          Rect one = all.get(i).inset(-1);
          assertThat(all.subList(0, i)).as("%s at %s", to, width).noneMatch(one::overlaps);
        }
      }
    }
  }

  @Test
  void numbersOfWaysThroughTheVpcAreShown() {
    assertThat(badges(Hosts.lab(Accounts.CASE), "203.0.113.5", 1500)).hasSizeGreaterThan(6);
  }

  @Test
  void everyCellOfTheMatrixHasASignAndAWord() {
    Matrix matrix = Matrix.of(Tracer.of(HOST));
    MatrixPicture picture = MatrixPicture.of(matrix);
    assertThat(picture.cells().nodes())
        .hasSize(matrix.sources().size() * matrix.destinations().size())
        .allMatch(n -> n.shapes().size() >= 2);
    assertThat(picture.page(0, 3).nodes()).hasSize(matrix.sources().size() * 4 + 3);
  }
}
