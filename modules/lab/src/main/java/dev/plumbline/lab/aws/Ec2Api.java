package dev.plumbline.lab.aws;

import dev.plumbline.model.Recording;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.ec2.model.DescribeAddressesResponse;
import software.amazon.awssdk.services.ec2.model.DescribeEgressOnlyInternetGatewaysResponse;
import software.amazon.awssdk.services.ec2.model.DescribeInstanceStatusResponse;
import software.amazon.awssdk.services.ec2.model.DescribeInstancesResponse;
import software.amazon.awssdk.services.ec2.model.DescribeInternetGatewaysResponse;
import software.amazon.awssdk.services.ec2.model.DescribeManagedPrefixListsResponse;
import software.amazon.awssdk.services.ec2.model.DescribeNatGatewaysResponse;
import software.amazon.awssdk.services.ec2.model.DescribeNetworkAclsResponse;
import software.amazon.awssdk.services.ec2.model.DescribeNetworkInterfacesResponse;
import software.amazon.awssdk.services.ec2.model.DescribePrefixListsResponse;
import software.amazon.awssdk.services.ec2.model.DescribeRegionsResponse;
import software.amazon.awssdk.services.ec2.model.DescribeRouteTablesResponse;
import software.amazon.awssdk.services.ec2.model.DescribeSecurityGroupRulesResponse;
import software.amazon.awssdk.services.ec2.model.DescribeSecurityGroupsResponse;
import software.amazon.awssdk.services.ec2.model.DescribeSubnetsResponse;
import software.amazon.awssdk.services.ec2.model.DescribeTransitGatewayAttachmentsResponse;
import software.amazon.awssdk.services.ec2.model.DescribeTransitGatewayVpcAttachmentsResponse;
import software.amazon.awssdk.services.ec2.model.DescribeVpcAttributeResponse;
import software.amazon.awssdk.services.ec2.model.DescribeVpcEndpointsResponse;
import software.amazon.awssdk.services.ec2.model.DescribeVpcPeeringConnectionsResponse;
import software.amazon.awssdk.services.ec2.model.DescribeVpcsResponse;
import software.amazon.awssdk.services.ec2.model.DescribeVpnGatewaysResponse;
import software.amazon.awssdk.services.ec2.model.GetConsoleOutputResponse;
import software.amazon.awssdk.services.ec2.model.GetManagedPrefixListEntriesResponse;
import software.amazon.awssdk.services.ec2.model.SearchTransitGatewayRoutesResponse;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * EC2 for one account: what the recording holds is answered, chosen by ids and filters and in
 * pages; what it does not hold, the caller may not see. Other Regions than its own are empty.
 */
final class Ec2Api {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String RESERVATIONS = "Reservations";
  private static final String INSTANCES = "Instances";

  /**
   * An action that lists.
   *
   * @param list member of the answer that holds the objects
   * @param ids parameter that asks for some of them; empty for none
   * @param id member of an object that the parameter names
   * @param missing code for an id that does not exist
   */
  private record Listing(
      Supplier<SdkPojo> shape, String list, String ids, String id, String missing) {}

  private static final Map<String, Listing> LISTINGS =
      Map.ofEntries(
          listing(
              "DescribeAddresses",
              DescribeAddressesResponse::builder,
              "Addresses",
              "AllocationId",
              "AllocationId",
              "InvalidAllocationID.NotFound"),
          listing(
              "DescribeEgressOnlyInternetGateways",
              DescribeEgressOnlyInternetGatewaysResponse::builder,
              "EgressOnlyInternetGateways",
              "EgressOnlyInternetGatewayId",
              "EgressOnlyInternetGatewayId",
              "InvalidGatewayID.NotFound"),
          listing(
              "DescribeInstanceStatus",
              DescribeInstanceStatusResponse::builder,
              "InstanceStatuses",
              "InstanceId",
              "InstanceId",
              "InvalidInstanceID.NotFound"),
          listing(
              "DescribeInternetGateways",
              DescribeInternetGatewaysResponse::builder,
              "InternetGateways",
              "InternetGatewayId",
              "InternetGatewayId",
              "InvalidInternetGatewayID.NotFound"),
          listing(
              "DescribeManagedPrefixLists",
              DescribeManagedPrefixListsResponse::builder,
              "PrefixLists",
              "PrefixListId",
              "PrefixListId",
              "InvalidPrefixListID.NotFound"),
          listing(
              "DescribePrefixLists",
              DescribePrefixListsResponse::builder,
              "PrefixLists",
              "PrefixListId",
              "PrefixListId",
              "InvalidPrefixListId.NotFound"),
          listing(
              "DescribeNatGateways",
              DescribeNatGatewaysResponse::builder,
              "NatGateways",
              "NatGatewayId",
              "NatGatewayId",
              "NatGatewayNotFound"),
          listing(
              "DescribeNetworkAcls",
              DescribeNetworkAclsResponse::builder,
              "NetworkAcls",
              "NetworkAclId",
              "NetworkAclId",
              "InvalidNetworkAclID.NotFound"),
          listing(
              "DescribeNetworkInterfaces",
              DescribeNetworkInterfacesResponse::builder,
              "NetworkInterfaces",
              "NetworkInterfaceId",
              "NetworkInterfaceId",
              "InvalidNetworkInterfaceID.NotFound"),
          listing(
              "DescribeRegions",
              DescribeRegionsResponse::builder,
              "Regions",
              "RegionName",
              "RegionName",
              "InvalidParameterValue"),
          listing(
              "DescribeRouteTables",
              DescribeRouteTablesResponse::builder,
              "RouteTables",
              "RouteTableId",
              "RouteTableId",
              "InvalidRouteTableID.NotFound"),
          listing(
              "DescribeSecurityGroups",
              DescribeSecurityGroupsResponse::builder,
              "SecurityGroups",
              "GroupId",
              "GroupId",
              "InvalidGroup.NotFound"),
          listing(
              "DescribeSecurityGroupRules",
              DescribeSecurityGroupRulesResponse::builder,
              "SecurityGroupRules",
              "SecurityGroupRuleId",
              "SecurityGroupRuleId",
              "InvalidSecurityGroupRuleId.NotFound"),
          listing(
              "DescribeSubnets",
              DescribeSubnetsResponse::builder,
              "Subnets",
              "SubnetId",
              "SubnetId",
              "InvalidSubnetID.NotFound"),
          listing(
              "DescribeTransitGatewayAttachments",
              DescribeTransitGatewayAttachmentsResponse::builder,
              "TransitGatewayAttachments",
              "TransitGatewayAttachmentIds",
              "TransitGatewayAttachmentId",
              "InvalidTransitGatewayAttachmentID.NotFound"),
          listing(
              "DescribeTransitGatewayVpcAttachments",
              DescribeTransitGatewayVpcAttachmentsResponse::builder,
              "TransitGatewayVpcAttachments",
              "TransitGatewayAttachmentIds",
              "TransitGatewayAttachmentId",
              "InvalidTransitGatewayAttachmentID.NotFound"),
          listing(
              "DescribeVpcEndpoints",
              DescribeVpcEndpointsResponse::builder,
              "VpcEndpoints",
              "VpcEndpointId",
              "VpcEndpointId",
              "InvalidVpcEndpointId.NotFound"),
          listing(
              "DescribeVpcPeeringConnections",
              DescribeVpcPeeringConnectionsResponse::builder,
              "VpcPeeringConnections",
              "VpcPeeringConnectionId",
              "VpcPeeringConnectionId",
              "InvalidVpcPeeringConnectionID.NotFound"),
          listing(
              "DescribeVpcs",
              DescribeVpcsResponse::builder,
              "Vpcs",
              "VpcId",
              "VpcId",
              "InvalidVpcID.NotFound"),
          listing(
              "DescribeVpnGateways",
              DescribeVpnGatewaysResponse::builder,
              "VpnGateways",
              "VpnGatewayId",
              "VpnGatewayId",
              "InvalidVpnGatewayID.NotFound"),
          listing(
              "DescribeInstances",
              DescribeInstancesResponse::builder,
              RESERVATIONS,
              "InstanceId",
              "InstanceId",
              "InvalidInstanceID.NotFound"));

  /** Actions about one object, whose file has the object's id in its name. */
  private static final Map<String, Supplier<SdkPojo>> SINGLE =
      Map.of(
          "DescribeVpcAttribute", DescribeVpcAttributeResponse::builder,
          "GetConsoleOutput", GetConsoleOutputResponse::builder,
          "GetManagedPrefixListEntries", GetManagedPrefixListEntriesResponse::builder,
          "SearchTransitGatewayRoutes", SearchTransitGatewayRoutesResponse::builder);

  private final Recording account;
  private final String home;

  /**
   * @param home the Region that everything is in
   */
  Ec2Api(Recording account, String home) {
    this.account = account;
    this.home = home;
  }

  private static Map.Entry<String, Listing> listing(
      String action, Supplier<SdkPojo> shape, String list, String ids, String id, String missing) {
    return Map.entry(action, new Listing(shape, list, ids, id, missing));
  }

  /**
   * The answer's XML.
   *
   * @throws AwsFault as the service would
   */
  String answer(AwsCall call) throws AwsFault {
    Listing listing = LISTINGS.get(call.action());
    if (listing != null) {
      JsonNode answer = recorded(call, fileOf(call.action()));
      return QueryXml.ec2(call.action(), listing.shape().get(), chosen(call, listing, answer));
    }
    Supplier<SdkPojo> single = SINGLE.get(call.action());
    if (single == null) {
      throw AwsFault.denied(call);
    }
    JsonNode answer = recorded(call, singleFile(call));
    if (call.action().equals("GetConsoleOutput")) {
      answer = console(call, answer);
    }
    return QueryXml.ec2(call.action(), single.get(), answer);
  }

  /** {@code DescribeRouteTables} is {@code aws-ec2-describe-route-tables.json}. */
  static String fileOf(String action) {
    return "aws-ec2-" + kebab(action) + ".json";
  }

  private static String kebab(String name) {
    return name.replaceAll("(?<=[a-z0-9])(?=[A-Z])", "-").toLowerCase(java.util.Locale.ROOT);
  }

  private static String singleFile(AwsCall call) {
    String base = "aws-ec2-" + kebab(call.action());
    return switch (call.action()) {
          case "DescribeVpcAttribute" ->
              base + "-" + call.text("Attribute").orElse("") + "-" + call.text("VpcId").orElse("");
          case "GetManagedPrefixListEntries" -> base + "-" + call.text("PrefixListId").orElse("");
          case "SearchTransitGatewayRoutes" ->
              base + "-" + call.text("TransitGatewayRouteTableId").orElse("");
          default -> base;
        }
        + ".json";
  }

  private JsonNode recorded(AwsCall call, String file) throws AwsFault {
    Optional<String> text = account.text(file).filter(t -> !t.isBlank());
    JsonNode answer = JSON.readTree(text.orElseThrow(() -> AwsFault.denied(call)).strip());
    return call.region().equals(home) || call.action().equals("DescribeRegions")
        ? answer
        : JSON.createObjectNode();
  }

  /** On the wire the text is in base64; a recording has it plain, as the command line prints it. */
  private static JsonNode console(AwsCall call, JsonNode answer) throws AwsFault {
    String id = call.text("InstanceId").orElse("");
    if (!answer.path("InstanceId").asString("").equals(id)) {
      throw new AwsFault(
          400, "InvalidInstanceID.NotFound", "The instance ID '" + id + "' does not exist");
    }
    byte[] text = answer.path("Output").asString("").getBytes(StandardCharsets.UTF_8);
    return answer.deepCopy().asObject().put("Output", Base64.getEncoder().encodeToString(text));
  }

  private static JsonNode chosen(AwsCall call, Listing listing, JsonNode answer) throws AwsFault {
    List<String> ids = call.list(listing.ids());
    Map<String, List<String>> filters = call.filters();
    ArrayNode kept = JSON.createArrayNode();
    for (JsonNode object : answer.path(listing.list())) {
      JsonNode part =
          listing.list().equals(RESERVATIONS)
              ? reservation(object, ids, filters)
              : matches(object, listing.id(), ids, filters) ? object : JSON.nullNode();
      if (!part.isNull()) {
        kept.add(part);
      }
    }
    if (!ids.isEmpty() && kept.isEmpty()) {
      throw new AwsFault(
          400, listing.missing(), "The ID '" + String.join(", ", ids) + "' does not exist");
    }
    return Pages.of(call, listing.list(), kept);
  }

  private static JsonNode reservation(
      JsonNode reservation, List<String> ids, Map<String, List<String>> filters) throws AwsFault {
    ArrayNode kept = JSON.createArrayNode();
    for (JsonNode instance : reservation.path(INSTANCES)) {
      if (matches(instance, "InstanceId", ids, filters)) {
        kept.add(instance);
      }
    }
    if (kept.isEmpty()) {
      return JSON.nullNode();
    }
    ObjectNode copy = reservation.deepCopy().asObject();
    copy.set(INSTANCES, kept);
    return copy;
  }

  private static boolean matches(
      JsonNode object, String id, List<String> ids, Map<String, List<String>> filters)
      throws AwsFault {
    return (ids.isEmpty() || ids.contains(object.path(id).asString("")))
        && Filters.pass(object, filters);
  }
}
