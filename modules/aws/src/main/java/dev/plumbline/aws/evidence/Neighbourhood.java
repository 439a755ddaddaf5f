package dev.plumbline.aws.evidence;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * The VPCs that a flow of one VPC may reach without leaving the account: its own, those peered with
 * it, those at the same transit gateway.
 */
final class Neighbourhood {
  /** With more than these the answers would be those of a whole organisation. */
  private static final int MOST = 20;

  private Neighbourhood() {}

  /**
   * Their ids, the VPC itself first.
   *
   * @param region of the VPC; peers in other Regions are asked for elsewhere
   */
  static Set<String> of(
      String vpc,
      String region,
      Optional<? extends JsonNode> peerings,
      Optional<? extends JsonNode> attachments) {
    Set<String> ids = new LinkedHashSet<>();
    ids.add(vpc);
    for (JsonNode p : Tree.each(peerings, "VpcPeeringConnections")) {
      JsonNode one = p.path("RequesterVpcInfo");
      JsonNode other = p.path("AccepterVpcInfo");
      if (here(one, vpc, region, other)) {
        add(ids, Tree.text(other, "VpcId"));
      } else if (here(other, vpc, region, one)) {
        add(ids, Tree.text(one, "VpcId"));
      }
    }
    List<JsonNode> all = Tree.each(attachments, "TransitGatewayVpcAttachments");
    List<String> gateways =
        Tree.texts(
            all.stream().filter(a -> a.path("VpcId").asString("").equals(vpc)).toList(),
            "TransitGatewayId");
    all.stream()
        .filter(a -> gateways.contains(a.path("TransitGatewayId").asString("")))
        .forEach(a -> add(ids, Tree.text(a, "VpcId")));
    return ids;
  }

  private static boolean here(JsonNode side, String vpc, String region, JsonNode other) {
    return side.path("VpcId").asString("").equals(vpc)
        && other.path("OwnerId").asString("").equals(side.path("OwnerId").asString(""))
        && other.path("Region").asString(region).equals(region);
  }

  private static void add(Set<String> ids, Optional<String> id) {
    if (ids.size() < MOST) {
      id.ifPresent(ids::add);
    }
  }

  /** Ids of prefix lists that routes and group rules name. */
  static List<String> prefixLists(
      Optional<? extends JsonNode> tables, Optional<? extends JsonNode> groups) {
    return Stream.concat(
            Tree.texts(Tree.each(tables, "RouteTables", "Routes"), "DestinationPrefixListId")
                .stream(),
            Stream.of("IpPermissions", "IpPermissionsEgress")
                .flatMap(
                    rules ->
                        Tree.texts(
                            Tree.each(groups, "SecurityGroups", rules, "PrefixListIds"),
                            "PrefixListId")
                            .stream()))
        .distinct()
        .toList();
  }

  /** Ids of groups that rules or interfaces name and that were not described. */
  static List<String> otherGroups(
      Optional<? extends JsonNode> groups, Optional<? extends JsonNode> interfaces) {
    Set<String> named =
        new LinkedHashSet<>(
            Tree.texts(Tree.each(interfaces, "NetworkInterfaces", "Groups"), "GroupId"));
    for (String rules : List.of("IpPermissions", "IpPermissionsEgress")) {
      named.addAll(
          Tree.texts(Tree.each(groups, "SecurityGroups", rules, "UserIdGroupPairs"), "GroupId"));
    }
    named.removeAll(Tree.texts(Tree.each(groups, "SecurityGroups"), "GroupId"));
    return named.stream().limit(200).toList();
  }
}
