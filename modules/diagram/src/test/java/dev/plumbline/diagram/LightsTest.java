package dev.plumbline.diagram;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.model.IpAddress;
import dev.plumbline.model.Snapshot;
import dev.plumbline.path.Lookup;
import dev.plumbline.path.Query;
import dev.plumbline.path.trace.Matrix;
import dev.plumbline.path.trace.Tracer;
import java.util.List;
import org.junit.jupiter.api.Test;

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
