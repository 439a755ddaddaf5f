package dev.plumbline.model.parse.account;

import dev.plumbline.model.Captured;
import dev.plumbline.model.IpPrefix;
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
    return AwsAnswer.named(
        reading,
        "aws-ec2-describe-" + name + ".json",
        key + "s",
        key + "Id",
        o -> new Gateway(o.id(), attachments(o.node(), attachments), o.evidence()));
  }

  private static Map<String, String> attachments(JsonNode node, String list) {
    Map<String, String> states = new HashMap<>();
    for (JsonNode a : node.path(list).values()) {
      states.put(Json.text(a, "VpcId"), Json.text(a, "State"));
    }
    return Map.copyOf(states);
  }

  static Captured<List<NatGateway>> nat(Reading reading) {
    return AwsAnswer.named(
        reading,
        "aws-ec2-describe-nat-gateways.json",
        "NatGateways",
        "NatGatewayId",
        o ->
            new NatGateway(
                o.id(),
                o.text("VpcId"),
                o.text("SubnetId"),
                o.text("State"),
                !o.text("ConnectivityType").equals("private"),
                o.text("AvailabilityMode").equals("regional"),
                Json.optional(o.node(), "RouteTableId"),
                o.node().path("NatGatewayAddresses").values().stream()
                    .map(AwsGateways::address)
                    .toList(),
                o.evidence()));
  }

  private static NatAddress address(JsonNode node) {
    return new NatAddress(
        Json.address(node, "PrivateIp"), Json.address(node, "PublicIp"), AwsWords.zone(node));
  }

  static Captured<List<Endpoint>> endpoints(Reading reading) {
    return AwsAnswer.named(
        reading,
        "aws-ec2-describe-vpc-endpoints.json",
        "VpcEndpoints",
        "VpcEndpointId",
        o ->
            new Endpoint(
                o.id(),
                o.text("VpcEndpointType"),
                o.text("ServiceName"),
                o.text("VpcId"),
                o.text("State").toLowerCase(Locale.ROOT),
                AwsWords.flag(o.node(), "PrivateDnsEnabled", false),
                Json.texts(o.node(), "NetworkInterfaceIds"),
                Json.texts(o.node(), "SubnetIds"),
                AwsWords.each(o.node(), "Groups", "GroupId"),
                AwsWords.each(o.node(), "DnsEntries", "DnsName"),
                EndpointPolicy.of(o.text("PolicyDocument")),
                o.evidence()));
  }

  static Captured<List<Peering>> peerings(Reading reading) {
    return AwsAnswer.named(
        reading,
        "aws-ec2-describe-vpc-peering-connections.json",
        "VpcPeeringConnections",
        "VpcPeeringConnectionId",
        o ->
            new Peering(
                o.id(),
                Json.text(o.node().path("Status"), "Code"),
                side(o.node().path("RequesterVpcInfo")),
                side(o.node().path("AccepterVpcInfo")),
                o.evidence()));
  }

  private static Peering.Side side(JsonNode node) {
    return new Peering.Side(
        Json.text(node, "VpcId"),
        Json.text(node, "OwnerId"),
        Json.text(node, "Region"),
        Stream.of(
                AwsWords.prefixes(node, "CidrBlockSet", "CidrBlock"),
                AwsWords.prefixes(node, "Ipv6CidrBlockSet", "Ipv6CidrBlock"),
                IpPrefix.tryParse(Json.text(node, "CidrBlock")).stream().toList())
            .flatMap(List::stream)
            .distinct()
            .toList());
  }
}
