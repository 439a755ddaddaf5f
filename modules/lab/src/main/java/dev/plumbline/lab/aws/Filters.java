package dev.plumbline.lab.aws;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** The filters of EC2 that clients use, as ways through an answer; lists are walked through. */
final class Filters {
  private static final String TAG = "tag:";

  private static final Map<String, String> WAYS =
      Map.ofEntries(
          Map.entry("addresses.association.public-ip", "PrivateIpAddresses.Association.PublicIp"),
          Map.entry("addresses.private-ip-address", "PrivateIpAddresses.PrivateIpAddress"),
          Map.entry("association.main", "Associations.Main"),
          Map.entry("association.public-ip", "Association.PublicIp"),
          Map.entry("association.route-table-id", "Associations.RouteTableId"),
          Map.entry("association.subnet-id", "Associations.SubnetId"),
          Map.entry("attachment.instance-id", "Attachment.InstanceId"),
          Map.entry("attachment.vpc-id", "Attachments.VpcId|VpcAttachments.VpcId"),
          Map.entry("accepter-vpc-info.vpc-id", "AccepterVpcInfo.VpcId"),
          Map.entry("group-id", "GroupId|Groups.GroupId"),
          Map.entry("instance-id", "InstanceId"),
          Map.entry("instance-state-name", "State.Name"),
          Map.entry("ip-address", "PublicIpAddress"),
          Map.entry("ipv6-addresses.ipv6-address", "Ipv6Addresses.Ipv6Address"),
          Map.entry(
              "network-interface.addresses.association.public-ip",
              "NetworkInterfaces.PrivateIpAddresses.Association.PublicIp"),
          Map.entry(
              "network-interface.addresses.private-ip-address",
              "NetworkInterfaces.PrivateIpAddresses.PrivateIpAddress"),
          Map.entry("network-interface.attachment.instance-id", "InstanceId"),
          Map.entry(
              "network-interface.ipv6-addresses.ipv6-address",
              "NetworkInterfaces.Ipv6Addresses.Ipv6Address"),
          Map.entry(
              "network-interface.network-interface-id", "NetworkInterfaces.NetworkInterfaceId"),
          Map.entry("network-interface-id", "NetworkInterfaceId"),
          Map.entry("prefix-list-id", "PrefixListId"),
          Map.entry("private-ip-address", "PrivateIpAddress"),
          Map.entry("requester-vpc-info.vpc-id", "RequesterVpcInfo.VpcId"),
          Map.entry("resource-id", "ResourceId"),
          Map.entry("state", "State"),
          Map.entry("subnet-id", "SubnetId"),
          Map.entry("transit-gateway-id", "TransitGatewayId"),
          Map.entry("vpc-endpoint-id", "VpcEndpointId"),
          Map.entry("vpc-id", "VpcId"));

  private Filters() {}

  /**
   * Whether an object passes every filter.
   *
   * @throws AwsFault for a filter that is not known here
   */
  static boolean pass(JsonNode object, Map<String, List<String>> filters) throws AwsFault {
    for (Map.Entry<String, List<String>> filter : filters.entrySet()) {
      if (values(object, filter.getKey())
          .noneMatch(value -> filter.getValue().stream().anyMatch(p -> matches(value, p)))) {
        return false;
      }
    }
    return true;
  }

  private static Stream<String> values(JsonNode object, String name) throws AwsFault {
    if (name.startsWith(TAG)) {
      String key = name.substring(TAG.length());
      return object
          .path("Tags")
          .valueStream()
          .filter(tag -> tag.path("Key").asString("").equals(key))
          .map(tag -> tag.path("Value").asString(""));
    }
    String ways = WAYS.get(name);
    if (ways == null) {
      throw new AwsFault(400, "InvalidParameterValue", "The filter '" + name + "' is invalid");
    }
    return Stream.of(ways.split("\\|")).flatMap(way -> walk(object, way));
  }

  private static Stream<String> walk(JsonNode node, String way) {
    if (node.isArray()) {
      return node.valueStream().flatMap(n -> walk(n, way));
    }
    int dot = way.indexOf('.');
    if (dot >= 0) {
      return walk(node.path(way.substring(0, dot)), way.substring(dot + 1));
    }
    JsonNode last = node.path(way);
    return last.isValueNode() && !last.isNull() ? Stream.of(last.asString("")) : Stream.empty();
  }

  /** Stars stand for any characters, as in the API. */
  private static boolean matches(String value, String pattern) {
    if (pattern.indexOf('*') < 0) {
      return value.equals(pattern);
    }
    String[] parts = pattern.split("\\*", -1);
    int at = 0;
    for (int i = 0; i < parts.length; i++) {
      int found =
          i == parts.length - 1 ? value.length() - parts[i].length() : value.indexOf(parts[i], at);
      if (found < at || !value.startsWith(parts[i], found) || (i == 0 && found != 0)) {
        return false;
      }
      at = found + parts[i].length();
    }
    return true;
  }
}
