package dev.plumbline.model.parse.account;

import dev.plumbline.model.Captured;
import dev.plumbline.model.IpPrefix;
import dev.plumbline.model.account.VpcRoute;
import dev.plumbline.model.account.VpcRouteTable;
import dev.plumbline.model.parse.text.Json;
import dev.plumbline.model.parse.text.Reading;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Route tables of VPCs. */
final class AwsRouteTables {
  /** Fields of a route that are no target. */
  private static final List<String> OTHER =
      List.of("InstanceOwnerId", "RouteId", "DestinationPrefixListId");

  private AwsRouteTables() {}

  static Captured<List<VpcRouteTable>> read(Reading reading) {
    return AwsAnswer.named(
        reading,
        "aws-ec2-describe-route-tables.json",
        "RouteTables",
        "RouteTableId",
        AwsRouteTables::table);
  }

  private static VpcRouteTable table(AwsObject object) {
    List<JsonNode> associations =
        object.items("Associations").stream()
            .filter(
                a ->
                    Json.optional(a.path("AssociationState"), "State")
                        .map(s -> s.equals("associated"))
                        .orElse(true))
            .toList();
    List<VpcRoute> routes = new ArrayList<>();
    object.items("Routes").forEach(r -> route(r, object).ifPresent(routes::add));
    return new VpcRouteTable(
        object.id(),
        object.text("VpcId"),
        associations.stream().anyMatch(a -> AwsWords.flag(a, "Main", false)),
        associations.stream().flatMap(a -> Json.optional(a, "SubnetId").stream()).toList(),
        associations.stream().flatMap(a -> Json.optional(a, "GatewayId").stream()).toList(),
        List.copyOf(routes),
        object.evidence());
  }

  private static Optional<VpcRoute> route(JsonNode node, AwsObject table) {
    Optional<String> destination =
        Stream.of("DestinationCidrBlock", "DestinationIpv6CidrBlock", "DestinationPrefixListId")
            .flatMap(k -> Json.optional(node, k).stream())
            .findFirst()
            .or(() -> unknown(node));
    Optional<Map.Entry<String, JsonNode>> target = target(node);
    return destination.map(
        d ->
            new VpcRoute(
                d,
                IpPrefix.tryParse(d),
                target.map(Map.Entry::getKey).orElse(""),
                target.map(t -> t.getValue().asString("")).orElse(""),
                Json.text(node, "State").equals("blackhole"),
                Json.text(node, "Origin").equals("EnableVgwRoutePropagation"),
                table.inside("\"" + d + "\"")));
  }

  /** A destination in a field that is not known yet. */
  private static Optional<String> unknown(JsonNode node) {
    return node.properties().stream()
        .filter(p -> p.getKey().startsWith("Destination"))
        .map(p -> p.getValue().asString(""))
        .filter(d -> !d.isEmpty())
        .findFirst();
  }

  /**
   * The field that names a target, also one that is not known yet; an interface before its host.
   */
  private static Optional<Map.Entry<String, JsonNode>> target(JsonNode node) {
    return node.properties().stream()
        .filter(p -> p.getKey().endsWith("Id") || p.getKey().endsWith("Arn"))
        .filter(p -> !OTHER.contains(p.getKey()) && !p.getValue().asString("").isEmpty())
        .min(Comparator.comparingInt(p -> p.getKey().equals("NetworkInterfaceId") ? 0 : 1));
  }
}
