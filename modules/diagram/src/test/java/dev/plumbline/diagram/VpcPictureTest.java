package dev.plumbline.diagram;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.diagram.Node.Kind;
import dev.plumbline.diagram.Shape.Box;
import dev.plumbline.model.IpAddress;
import dev.plumbline.model.Snapshot;
import dev.plumbline.path.Expectation;
import dev.plumbline.path.HostModel;
import dev.plumbline.path.Owners;
import dev.plumbline.path.Query;
import dev.plumbline.path.trace.Flow;
import dev.plumbline.path.trace.Sender;
import dev.plumbline.path.trace.Tracer;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The VPC's part of the picture: columns, lit ways, what blocks, and folding. */
class VpcPictureTest {
  private static final Snapshot HOST = Hosts.lab(Accounts.CASE);
  private static final String CARD = "vpc/eni-0304feb62015b7960";
  private static final String TABLE = "vpc/rtb-0917b5d3f1e2c4a68";

  private static RoutingPicture wide(Snapshot snapshot) {
    return RoutingDiagram.build(snapshot, RoutingOptions.V4.withRoomForVpc());
  }

  static List<Lit> way(String to, int port) {
    return way(HOST, to, port);
  }

  static List<Lit> way(Snapshot host, String to, int port) {
    Query query =
        Query.to(IpAddress.parse(to)).withPorts("tcp", OptionalInt.empty(), OptionalInt.of(port));
    return Lit.of(Tracer.of(host).trace(Flow.of(query, Sender.TCP)));
  }

  private static RoutingPicture lit(RoutingOptions options, String to, int port) {
    return RoutingDiagram.build(HOST, options.withLit(way(to, port)));
  }

  private static State state(RoutingPicture picture, String id) {
    return picture.drawing().node(id).orElseThrow().state();
  }

  private static boolean leads(RoutingPicture picture, String from, String to) {
    return picture.drawing().edges().stream()
        .anyMatch(e -> e.from().equals(from) && e.to().equals(to));
  }

  @Test
  void aHostWithoutAccountAnswersIsDrawnAsBefore() {
    RoutingPicture picture =
        RoutingDiagram.build(Hosts.lab("healthy-2-eni"), RoutingOptions.V4.withRoomForVpc());
    assertThat(picture.drawing().nodes()).noneMatch(n -> n.id().startsWith("vpc/"));
    assertThat(picture.outline().asText()).doesNotContain("VPC");
  }

  @Test
  void fromTheLinkTheWayGoesByInterfaceAndTableToTheTarget() {
    RoutingPicture picture = wide(HOST);
    assertThat(leads(picture, "link/ens5", CARD)).isTrue();
    assertThat(leads(picture, CARD, TABLE)).isTrue();
    assertThat(leads(picture, TABLE + "/0.0.0.0/0", "vpc/nat-0e8c4a2f6b1d93570")).isTrue();
    assertThat(state(picture, TABLE + "/198.51.0.0/16")).isEqualTo(State.BLACKHOLE);
    assertThat(state(picture, "vpc/tgw-04d8b2f6a1c3e5970")).isEqualTo(State.NOT_CAPTURED);
    assertThat(picture.drawing().hangsTogether("link/ens5")).contains(CARD, TABLE);
  }

  @Test
  void aBlockerIsMarkedOnWhatDecides() {
    RoutingPicture database = lit(RoutingOptions.V4.withRoomForVpc(), "10.0.60.10", 5432);
    Node subnet = database.drawing().node("vpc/subnet-0e9f3b1c7a5d2468b").orElseThrow();
    assertThat(subnet.state()).isEqualTo(State.BLOCKS);
    assertThat(subnet.outline()).contains("blocks: the reply: acl-0d3e5f7192b4c6a88");
    assertThat(subnet.shapes())
        .anyMatch(
            s ->
                s instanceof Box box
                    && box.stroke().filter(l -> l.ink() == Ink.CRITICAL).isPresent());
    RoutingPicture partner = lit(RoutingOptions.V4.withRoomForVpc(), "198.51.100.7", 443);
    assertThat(state(partner, TABLE + "/198.51.0.0/16")).isEqualTo(State.BLOCKS);
  }

  @Test
  void theWayThroughANatGatewayIsLitToTheInternet() {
    RoutingPicture picture = lit(RoutingOptions.V4.withRoomForVpc(), "203.0.113.5", 443);
    assertThat(picture.drawing().nodes())
        .filteredOn(n -> n.id().startsWith("vpc/") && n.outline().contains("first lookup"))
        .extracting(Node::id)
        .contains(
            CARD,
            TABLE,
            TABLE + "/0.0.0.0/0",
            "vpc/nat-0e8c4a2f6b1d93570",
            "vpc/rtb-0b8d6f4a2c0e1973a/0.0.0.0/0",
            "vpc/igw-0c6a1e5f9b3d72840");
    assertThat(leads(picture, "vpc/nat-0e8c4a2f6b1d93570", "vpc/rtb-0b8d6f4a2c0e1973a")).isTrue();
  }

  @Test
  void theWayAcrossAPeeringIsLitToTheInterfaceBeyondIt() {
    Snapshot host = Accounts.joined();
    RoutingPicture picture =
        RoutingDiagram.build(
            host, RoutingOptions.V4.withRoomForVpc().withLit(way(host, "10.9.1.10", 443)));
    assertThat(lit(picture))
        .contains(CARD, TABLE + "/10.9.0.0/16", "vpc/pcx-0d1e2f3a4b5c6d7e8", "vpc/subnet-b");
    assertThat(leads(picture, "vpc/pcx-0d1e2f3a4b5c6d7e8", "vpc/eni-b")).isTrue();
  }

  @Test
  void theWayAcrossATransitGatewayIsLitToTheInterfaceBeyondIt() {
    Snapshot host = Accounts.joined();
    RoutingPicture picture =
        RoutingDiagram.build(
            host, RoutingOptions.V4.withRoomForVpc().withLit(way(host, "172.16.1.10", 443)));
    assertThat(lit(picture))
        .contains(CARD, TABLE + "/172.16.0.0/12", "vpc/tgw-04d8b2f6a1c3e5970", "vpc/subnet-c");
  }

  private static List<String> lit(RoutingPicture picture) {
    return picture.drawing().nodes().stream()
        .filter(n -> n.id().startsWith("vpc/") && n.outline().contains("first lookup"))
        .map(Node::id)
        .toList();
  }

  @Test
  void aNarrowPictureShowsTheWayInOneColumnAndOpensTheRest() {
    RoutingPicture narrow = RoutingDiagram.build(HOST, RoutingOptions.V4);
    Node all = narrow.drawing().node(VpcFolding.ALL).orElseThrow();
    assertThat(all.foldable()).isTrue();
    assertThat(narrow.drawing().node("vpc/nat-0e8c4a2f6b1d93570")).isEmpty();
    RoutingPicture open =
        RoutingDiagram.build(HOST, RoutingOptions.V4.withExpanded(Set.of(VpcFolding.ALL)));
    assertThat(open.drawing().node("vpc/nat-0e8c4a2f6b1d93570")).isPresent();
    assertThat(open.drawing().node(VpcFolding.ALL)).isPresent();
    RoutingPicture way = lit(RoutingOptions.V4.withSize(660, 360), "10.0.60.10", 5432);
    assertThat(way.drawing().node("vpc/eni-06f2c8a4e1b3d5790")).isPresent();
  }

  @Test
  void whereThereIsOneColumnALitWayRunsFromTheTopDown() {
    Drawing drawing = lit(RoutingOptions.V4, "203.0.113.5", 443).drawing();
    List<Edge> behind =
        drawing.edges().stream()
            .filter(e -> e.from().startsWith("vpc/") && e.to().startsWith("vpc/"))
            .toList();
    assertThat(behind).extracting(Edge::to).contains(TABLE, "vpc/nat-0e8c4a2f6b1d93570");
    for (Edge edge : behind) {
      Rect from = drawing.node(edge.from()).orElseThrow().bounds();
      Rect to = drawing.node(edge.to()).orElseThrow().bounds();
      assertThat(to.y()).as("%s to %s", edge.from(), edge.to()).isGreaterThan(from.bottom());
    }
  }

  @Test
  void manyRoutesAndSubnetsFoldAndNoFaultWithThem() {
    Snapshot large = Accounts.large(40, 30);
    RoutingPicture picture = wide(large);
    assertThat(picture.drawing().nodes())
        .filteredOn(n -> n.kind() == Kind.VPC_ROUTE)
        .hasSizeLessThan(12)
        .anyMatch(Node::foldable);
    assertThat(state(picture, TABLE + "/198.51.0.0/16")).isEqualTo(State.BLACKHOLE);
    assertThat(picture.outline().asText()).contains("38 other subnets");
    assertThat(picture.drawing().height()).isLessThanOrEqualTo(RoutingOptions.USUAL_HEIGHT);
  }

  @Test
  void whatTheAccountDidNotSayIsUnknown() {
    RoutingPicture picture = wide(Accounts.without("route-tables", "network-acls"));
    assertThat(picture.outline().asText())
        .contains("Route table of subnet-0a1b6e84d2f0c9a31 unknown")
        .contains("network ACL unknown");
  }

  @Test
  void everythingOfTheVpcIsExplainedWithItsFile() {
    HostModel host = HostModel.of(HOST);
    Owners owners = Owners.of(host);
    Expectation expectation = Expectation.of(host, owners);
    RoutingPicture picture = wide(HOST);
    Inspection inspection = new Inspection(expectation, owners, picture);
    Details card = inspection.of(CARD).orElseThrow();
    assertThat(card.title()).isEqualTo("eni-0304feb62015b7960");
    assertThat(card.sections().getFirst().lines())
        .containsExactly("in  tcp 22 from 10.0.0.0/16", "out all to 0.0.0.0/0");
    for (String id :
        List.of(
            CARD,
            TABLE,
            TABLE + "/198.51.0.0/16",
            "vpc/subnet-0a1b6e84d2f0c9a31",
            "vpc/nat-0e8c4a2f6b1d93570")) {
      assertThat(inspection.of(id).orElseThrow().sections())
          .as(id)
          .flatMap(Details.Section::evidence)
          .anyMatch(e -> e.file().startsWith("aws-ec2-describe-"));
    }
  }
}
