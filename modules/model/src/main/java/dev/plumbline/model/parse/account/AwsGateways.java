package dev.plumbline.model.parse.account;

import dev.plumbline.model.Captured;
import dev.plumbline.model.account.Endpoint;
import dev.plumbline.model.account.Gateway;
import dev.plumbline.model.account.NatGateway;
import dev.plumbline.model.account.NatGateway.NatAddress;
import dev.plumbline.model.account.Peering;
import dev.plumbline.model.parse.text.Json;
import dev.plumbline.model.parse.text.Reading;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** What routes lead to: gateways of every kind, endpoints, peering connections. */
final class AwsGateways {
  private AwsGateways() {}

  static Captured<List<Gateway>> internet(Reading reading) {
    return gateways(reading, "internet-gateways", "InternetGateway", "Attachments");
  }

  static Captured<List<Gateway>> egressOnly(Reading reading) {
    return gateways(
        reading, "egress-only-internet-gateways", "EgressOnlyInternetGateway", "Attachments");
  }

  static Captured<List<Gateway>> vpn(Reading reading) {
    return gateways(reading, "vpn-gateways", "VpnGateway", "VpcAttachments");
  }

  private static Captured<List<Gateway>> gateways(
      Reading reading, String name, String key, String attachments) {
    return AwsAnswer.list(
        reading,
        "aws-ec2-describe-" + name + ".json",
        key + "s",
        (node, answer) ->
            Json.optional(node, key + "Id")
                .map(id -> new Gateway(id, attachments(node, attachments), answer.object(id))));
  }

  private static Map<String, String> attachments(JsonNode node, String list) {
    Map<String, String> states = new HashMap<>();
    for (JsonNode a : node.path(list).values()) {
      states.put(Json.text(a, "VpcId"), Json.text(a, "State"));
    }
    return Map.copyOf(states);
  }

  static Captured<List<NatGateway>> nat(Reading reading) {
    return AwsAnswer.list(
        reading,
        "aws-ec2-describe-nat-gateways.json",
        "NatGateways",
        (node, answer) ->
            Json.optional(node, "NatGatewayId")
                .map(
                    id ->
                        new NatGateway(
                            id,
                            Json.text(node, "VpcId"),
                            Json.text(node, "SubnetId"),
                            Json.text(node, "State"),
                            !Json.text(node, "ConnectivityType").equals("private"),
                            Json.text(node, "AvailabilityMode").equals("regional"),
                            Json.optional(node, "RouteTableId"),
                            node.path("NatGatewayAddresses").values().stream()
                                .map(AwsGateways::address)
                                .toList(),
                            answer.object(id))));
  }

  private static NatAddress address(JsonNode node) {
    return new NatAddress(
        Json.address(node, "PrivateIp"), Json.address(node, "PublicIp"), AwsWords.zone(node));
  }

  static Captured<List<Endpoint>> endpoints(Reading reading) {
    return AwsAnswer.list(
        reading,
        "aws-ec2-describe-vpc-endpoints.json",
        "VpcEndpoints",
        (node, answer) ->
            Json.optional(node, "VpcEndpointId")
                .map(
                    id ->
                        new Endpoint(
                            id,
                            Json.text(node, "VpcEndpointType"),
                            Json.text(node, "ServiceName"),
                            Json.text(node, "VpcId"),
                            Json.text(node, "State").toLowerCase(Locale.ROOT),
                            AwsWords.flag(node, "PrivateDnsEnabled", false),
                            Json.texts(node, "NetworkInterfaceIds"),
                            Json.texts(node, "SubnetIds"),
                            AwsWords.each(node, "Groups", "GroupId"),
                            AwsWords.each(node, "DnsEntries", "DnsName"),
                            answer.object(id))));
  }

  static Captured<List<Peering>> peerings(Reading reading) {
    return AwsAnswer.list(
        reading,
        "aws-ec2-describe-vpc-peering-connections.json",
        "VpcPeeringConnections",
        (node, answer) ->
            Json.optional(node, "VpcPeeringConnectionId")
                .map(
                    id ->
                        new Peering(
                            id,
                            Json.text(node.path("Status"), "Code"),
                            side(node.path("RequesterVpcInfo")),
                            side(node.path("AccepterVpcInfo")),
                            answer.object(id))));
  }

  private static Peering.Side side(JsonNode node) {
    return new Peering.Side(
        Json.text(node, "VpcId"),
        Json.text(node, "OwnerId"),
        Json.text(node, "Region"),
        Stream.of(
                AwsWords.prefixes(node, "CidrBlockSet", "CidrBlock"),
                AwsWords.prefixes(node, "Ipv6CidrBlockSet", "Ipv6CidrBlock"),
                dev.plumbline.model.IpPrefix.tryParse(Json.text(node, "CidrBlock")).stream()
                    .toList())
            .flatMap(List::stream)
            .distinct()
            .toList());
  }
}
