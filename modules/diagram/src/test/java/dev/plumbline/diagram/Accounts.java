package dev.plumbline.diagram;

import dev.plumbline.lab.PracticeLab;
import dev.plumbline.model.Manifest;
import dev.plumbline.model.Recording;
import dev.plumbline.model.RecordingException;
import dev.plumbline.model.Snapshot;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The practice instance whose account was asked, also larger and with answers missing. */
final class Accounts {
  static final String CASE = "vpc-database-and-peering";

  private Accounts() {}

  private static Map<String, String> files() {
    try {
      Recording recording = PracticeLab.find(CASE).orElseThrow().recording();
      Map<String, String> files = new LinkedHashMap<>();
      for (String name : recording.files()) {
        recording.text(name).ifPresent(t -> files.put(name, t));
      }
      return files;
    } catch (RecordingException e) {
      throw new AssertionError(CASE, e);
    }
  }

  /** So many more routes in the table of the first interface, and so many more subnets. */
  static Snapshot large(int routes, int subnets) {
    Map<String, String> files = files();
    List<String> more = new ArrayList<>();
    for (int i = 0; i < routes; i++) {
      more.add(
          "{\"DestinationCidrBlock\":\"192.168.%d.0/24\",\"State\":\"active\",\"%s\"}"
              .formatted(
                  i,
                  i % 3 == 0
                      ? "TransitGatewayId\":\"tgw-04d8b2f6a1c3e5970"
                      : "NatGatewayId\":\"nat-0e8c4a2f6b1d93570"));
    }
    files.computeIfPresent(
        "aws-ec2-describe-route-tables.json",
        (_, text) ->
            text.replaceFirst("\"Routes\": \\[", "\"Routes\": [" + String.join(",\n", more) + ","));
    String rest =
        IntStream.range(0, subnets)
            .mapToObj(
                i ->
                    ("{\"SubnetId\":\"subnet-%017x\",\"VpcId\":\"vpc-0b6f1c2d3e4a59687\","
                            + "\"CidrBlock\":\"10.0.%d.0/24\",\"AvailabilityZoneId\":\"usw2-az3\"}")
                        .formatted(i + 1, 120 + i))
            .collect(Collectors.joining(",\n"));
    files.computeIfPresent(
        "aws-ec2-describe-subnets.json",
        (_, text) -> text.replaceFirst("\"Subnets\": \\[", "\"Subnets\": [" + rest + ","));
    return of(files);
  }

  /**
   * With two more VPCs of one interface each: 10.9.1.10 behind a peering connection, 172.16.1.10
   * behind the transit gateway.
   */
  static Snapshot joined() {
    Map<String, String> files = files();
    String own = "vpc-0b6f1c2d3e4a59687";
    String pcx = "pcx-0d1e2f3a4b5c6d7e8";
    String tgw = "tgw-04d8b2f6a1c3e5970";
    add(files, "route-tables", "Routes", route("10.9.0.0/16", "VpcPeeringConnectionId", pcx));
    for (Beyond b :
        List.of(
            new Beyond("b", "10.9", "VpcPeeringConnectionId", pcx),
            new Beyond("c", "172.16", "TransitGatewayId", tgw))) {
      add(files, "vpcs", "Vpcs", b.vpc());
      add(files, "subnets", "Subnets", b.subnet());
      add(files, "route-tables", "RouteTables", b.table());
      add(files, "network-acls", "NetworkAcls", b.acl());
      add(files, "security-groups", "SecurityGroups", b.group());
      add(files, "network-interfaces", "NetworkInterfaces", b.card());
    }
    add(
        files,
        "vpc-peering-connections",
        "VpcPeeringConnections",
        "{\"VpcPeeringConnectionId\":\"%s\",\"Status\":{\"Code\":\"active\"},%s,%s}"
            .formatted(
                pcx,
                side("RequesterVpcInfo", own, "10.0.0.0/16"),
                side("AccepterVpcInfo", "vpc-b", "10.9.0.0/16")));
    files.put(
        "aws-ec2-describe-transit-gateway-attachments.json",
        list(
            "TransitGatewayAttachments",
            attachment(
                "a",
                own,
                ",\"ResourceType\":\"vpc\",\"Association\":{"
                    + "\"TransitGatewayRouteTableId\":\"tgw-rtb-1\",\"State\":\"associated\"}"),
            attachment(
                "c",
                "vpc-c",
                ",\"ResourceType\":\"vpc\",\"Association\":{"
                    + "\"TransitGatewayRouteTableId\":\"tgw-rtb-1\",\"State\":\"associated\"}")));
    files.put(
        "aws-ec2-describe-transit-gateway-vpc-attachments.json",
        list(
            "TransitGatewayVpcAttachments",
            attachment("a", own, ",\"SubnetIds\":[\"subnet-0c52d7be913f4a8e6\"]"),
            attachment("c", "vpc-c", ",\"SubnetIds\":[\"subnet-c\"]")));
    files.put(
        "aws-ec2-search-transit-gateway-routes-tgw-rtb-1.json",
        list("Routes", onward("10.0.0.0/16", "a"), onward("172.16.0.0/16", "c")));
    return of(files);
  }

  /** A VPC of one subnet with one interface. */
  private record Beyond(String id, String net, String field, String target) {
    String vpc() {
      return ("{\"VpcId\":\"vpc-%s\",\"CidrBlock\":\"%s.0.0/16\",\"OwnerId\":\"111122223333\"}")
          .formatted(id, net);
    }

    String subnet() {
      return ("{\"SubnetId\":\"subnet-%s\",\"VpcId\":\"vpc-%s\",\"CidrBlock\":\"%s.1.0/24\","
              + "\"AvailabilityZoneId\":\"usw2-az1\",\"OwnerId\":\"111122223333\"}")
          .formatted(id, id, net);
    }

    String table() {
      return ("{\"RouteTableId\":\"rtb-%s\",\"VpcId\":\"vpc-%s\",\"Associations\":[{\"Main\":true}],"
                  + "\"Routes\":[%s,%s]}")
          .formatted(
              id,
              id,
              route(net + ".0.0/16", "GatewayId", "local"),
              route("10.0.0.0/16", field, target));
    }

    String acl() {
      return ("{\"NetworkAclId\":\"acl-%s\",\"VpcId\":\"vpc-%s\","
              + "\"Associations\":[{\"SubnetId\":\"subnet-%s\"}],\"Entries\":[%s,%s]}")
          .formatted(id, id, id, entry(true), entry(false));
    }

    private static String entry(boolean egress) {
      return ("{\"RuleNumber\":100,\"Egress\":%s,\"RuleAction\":\"allow\",\"Protocol\":\"-1\","
              + "\"CidrBlock\":\"0.0.0.0/0\"}")
          .formatted(egress);
    }

    String group() {
      String all = "{\"IpProtocol\":\"-1\",\"IpRanges\":[{\"CidrIp\":\"0.0.0.0/0\"}]}";
      return ("{\"GroupId\":\"sg-%s\",\"VpcId\":\"vpc-%s\",\"OwnerId\":\"111122223333\","
              + "\"IpPermissions\":[%s],\"IpPermissionsEgress\":[%s]}")
          .formatted(id, id, all, all);
    }

    String card() {
      return ("{\"NetworkInterfaceId\":\"eni-%s\",\"VpcId\":\"vpc-%s\",\"SubnetId\":\"subnet-%s\","
                  + "\"AvailabilityZoneId\":\"usw2-az1\",\"OwnerId\":\"111122223333\","
                  + "\"Status\":\"in-use\",\"SourceDestCheck\":true,\"Groups\":[{\"GroupId\":\"sg-%s\"}],"
                  + "\"PrivateIpAddresses\":[{\"Primary\":true,\"PrivateIpAddress\":\"%s.1.10\"}]}")
          .formatted(id, id, id, id, net);
    }
  }

  private static String route(String to, String field, String target) {
    return "{\"DestinationCidrBlock\":\"%s\",\"State\":\"active\",\"%s\":\"%s\"}"
        .formatted(to, field, target);
  }

  private static String side(String key, String vpc, String prefix) {
    return "\"%s\":{\"VpcId\":\"%s\",\"OwnerId\":\"1\",\"Region\":\"us-west-2\",\"CidrBlock\":\"%s\"}"
        .formatted(key, vpc, prefix);
  }

  private static String attachment(String id, String vpc, String more) {
    return ("{\"TransitGatewayAttachmentId\":\"tgw-attach-%s\",\"State\":\"available\","
            + "\"TransitGatewayId\":\"tgw-04d8b2f6a1c3e5970\",\"VpcId\":\"%s\","
            + "\"ResourceId\":\"%s\"%s}")
        .formatted(id, vpc, vpc, more);
  }

  private static String onward(String to, String attachment) {
    return ("{\"DestinationCidrBlock\":\"%s\",\"State\":\"active\",\"Type\":\"propagated\","
            + "\"TransitGatewayAttachments\":[{\"TransitGatewayAttachmentId\":\"tgw-attach-%s\"}]}")
        .formatted(to, attachment);
  }

  private static String list(String key, String... objects) {
    return "{\"" + key + "\":[" + String.join(",\n", objects) + "]}";
  }

  /** Puts one object more at the beginning of the first list of this name. */
  private static void add(Map<String, String> files, String call, String list, String object) {
    files.computeIfPresent(
        "aws-ec2-describe-" + call + ".json",
        (_, text) -> {
          String begun =
              text.replaceFirst(
                  "\"" + list + "\": ?\\[\\s*(?=[{\\]])",
                  Matcher.quoteReplacement("\"" + list + "\": [" + object + ",\n"));
          return begun.replace(",\n]", "\n]");
        });
  }

  /** Without some of the account's answers. */
  static Snapshot without(String... calls) {
    Map<String, String> files = files();
    for (String call : calls) {
      files.remove("aws-ec2-describe-" + call + ".json");
    }
    return of(files);
  }

  private static Snapshot of(Map<String, String> files) {
    Map<String, byte[]> contents = new LinkedHashMap<>();
    files.forEach((name, text) -> contents.put(name, text.getBytes(StandardCharsets.UTF_8)));
    return Snapshot.of(Recording.of(Manifest.named(CASE), contents));
  }
}
