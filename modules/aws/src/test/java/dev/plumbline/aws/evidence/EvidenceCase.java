package dev.plumbline.aws.evidence;

import dev.plumbline.aws.AwsException;
import dev.plumbline.aws.Here;
import dev.plumbline.aws.StandIn;
import dev.plumbline.model.Cancellation;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The recorded account at the stand-in. */
abstract class EvidenceCase {
  static final String VPC = "vpc-08c9315f2468af1d7";
  final StandIn aws = new StandIn();
  final String instance =
      Here.json(Here.resource("vpc/aws-ec2-describe-instances.json"))
          .at("/Reservations/0/Instances/0/InstanceId")
          .asString("");

  @BeforeEach
  void recordedAnswers() {
    for (String name :
        List.of(
            "Addresses",
            "EgressOnlyInternetGateways",
            "Instances",
            "InternetGateways",
            "ManagedPrefixLists",
            "NatGateways",
            "NetworkAcls",
            "NetworkInterfaces",
            "RouteTables",
            "SecurityGroups",
            "Subnets",
            "VpcEndpoints",
            "VpcPeeringConnections",
            "Vpcs",
            "VpnGateways")) {
      aws.answer("ec2:Describe" + name, recorded(name));
    }
    aws.answer(
        "ec2:DescribeVpcAttribute",
        c ->
            StandIn.ok(
                c.action(),
                Here.resource(
                    "vpc/aws-ec2-describe-vpc-attribute-"
                        + c.form().get("Attribute")
                        + "-"
                        + c.form().get("VpcId")
                        + ".json")));
    aws.refuse("ec2:GetManagedPrefixListEntries", 403, "UnauthorizedOperation", "no");
    aws.answer("ec2:DescribeTransitGatewayAttachments", "{\"TransitGatewayAttachments\": []}");
    aws.answer(
        "ec2:DescribeTransitGatewayVpcAttachments", "{\"TransitGatewayVpcAttachments\": []}");
    aws.answer("ec2:DescribeVpnConnections", "{\"VpnConnections\": []}");
    aws.answer("ec2:DescribeDhcpOptions", "{\"DhcpOptions\": []}");
    aws.answer(
        "ec2:DescribeVpcBlockPublicAccessOptions",
        "{\"VpcBlockPublicAccessOptions\": {\"InternetGatewayBlockMode\": \"off\"}}");
    aws.answer(
        "ec2:DescribeVpcBlockPublicAccessExclusions", "{\"VpcBlockPublicAccessExclusions\": []}");
    aws.answer(
        "ec2:GetConsoleOutput",
        "{\"InstanceId\": \"%s\", \"Timestamp\": \"2026-11-17T08:00:00.000Z\", \"Output\": \"%s\"}"
            .formatted(
                instance,
                Base64.getEncoder()
                    .encodeToString(
                        "Cloud-init v. 22\nDB_PASSWORD=hunter2\nlogin:"
                            .getBytes(StandardCharsets.UTF_8))));
    aws.answer(
        "ssm:DescribeInstanceInformation",
        "{\"InstanceInformationList\": [{\"InstanceId\": \"%s\", \"PingStatus\": \"Online\","
                .formatted(instance)
            + "\"LastPingDateTime\": 1763366402.5}]}");
    aws.answer(
        "ssm:GetConnectionStatus",
        "{\"Target\": \"%s\", \"Status\": \"connected\"}".formatted(instance));
  }

  static String recorded(String name) {
    return Here.resource(
        "vpc/aws-ec2-describe-"
            + name.replaceAll("([a-z])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT)
            + ".json");
  }

  @AfterEach
  void stop() {
    aws.close();
  }

  AccountFiles collect() throws AwsException {
    return AccountEvidence.collect(
        Here.account(aws),
        Target.instance(instance),
        EvidenceProgress.silent(),
        Cancellation.none());
  }

  static JsonNode tree(AccountFiles files, String file) {
    return Here.json(new String(files.files().get(file), StandardCharsets.UTF_8));
  }

  /** Without empty lists inside, which the service itself sends or not as it likes. */
  static JsonNode plain(JsonNode node) {
    if (node instanceof ObjectNode object) {
      ObjectNode copy = object.objectNode();
      object
          .properties()
          .forEach(
              e -> {
                if (!(e.getValue() instanceof ArrayNode list && list.isEmpty())) {
                  copy.set(e.getKey(), plain(e.getValue()));
                }
              });
      return copy;
    }
    if (node instanceof ArrayNode array) {
      ArrayNode copy = array.arrayNode();
      array.values().forEach(v -> copy.add(plain(v)));
      return copy;
    }
    return node;
  }
}
