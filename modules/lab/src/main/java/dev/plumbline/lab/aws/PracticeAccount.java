package dev.plumbline.lab.aws;

import dev.plumbline.lab.Scenario;
import dev.plumbline.model.Metadata;
import dev.plumbline.model.Recording;
import dev.plumbline.model.Snapshot;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The account that a practice instance lives in. Answers that its case holds are kept as they are.
 * Where the case has none, a plain account is made up around what the instance's metadata say: one
 * VPC, its subnets with a way to the internet, rules that let everything out and SSH in.
 */
final class PracticeAccount {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String INSTANCES = "aws-ec2-describe-instances.json";
  private static final String OWNER = "111122223333";
  private static final String ANYWHERE = "0.0.0.0/0";
  private static final String ANYWHERE_6 = "::/0";
  private static final int LAST_RULE = 32_767;

  private final Scenario scenario;
  private final Recording recording;
  private final Map<String, ObjectNode> made = new TreeMap<>();

  private PracticeAccount(Scenario scenario, Recording recording) {
    this.scenario = scenario;
    this.recording = recording;
  }

  /** The recording with an answer for every call that the endpoint knows. */
  static Recording of(Scenario scenario, Recording recording) {
    PracticeAccount account = new PracticeAccount(scenario, recording);
    if (!recording.has(INSTANCES)) {
      account.makeUp(Snapshot.of(recording));
    }
    account.makeUpAgent();
    Recording whole = recording;
    for (Map.Entry<String, ObjectNode> file : account.made.entrySet()) {
      whole = whole.with(file.getKey(), bytes(file.getValue()));
    }
    return whole;
  }

  /** The instance of an account that was made by {@link #of}: the first of its answer. */
  static Optional<JsonNode> instance(Recording account) {
    return account
        .text(INSTANCES)
        .map(JSON::readTree)
        .map(root -> root.path("Reservations").path(0).path("Instances").path(0))
        .filter(JsonNode::isObject);
  }

  private static byte[] bytes(ObjectNode node) {
    return JSON.writerWithDefaultPrettyPrinter()
        .writeValueAsString(node)
        .getBytes(StandardCharsets.UTF_8);
  }

  private ObjectNode file(String action) {
    ObjectNode root = JSON.createObjectNode();
    made.put(Ec2Api.fileOf(action), root);
    return root;
  }

  /** An id that is the same at each start, and another for each instance. */
  private String id(String prefix, String of) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256")
              .digest((scenario.id() + "/" + prefix + "/" + of).getBytes(StandardCharsets.UTF_8));
      return prefix + "-0" + HexFormat.of().formatHex(hash, 0, 8);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  private void makeUp(Snapshot snapshot) {
    Optional<Metadata> metadata = snapshot.metadata().optional();
    List<Metadata.Interface> interfaces = metadata.map(Metadata::interfaces).orElse(List.of());
    String vpc = first(interfaces, "vpc-id").orElseGet(() -> id("vpc", ""));
    String instance =
        metadata
            .map(m -> m.values().get("instance-id"))
            .filter(Metadata.Value::answered)
            .map(v -> v.items().getFirst())
            .orElseGet(() -> id("i", ""));
    Network network = new Network(vpc, id("sg", ""), zone(metadata));
    ArrayNode enis = JSON.createArrayNode();
    interfaces.forEach(i -> enis.add(eni(i, network, instance)));
    instance(instance, network, enis);
    file("DescribeNetworkInterfaces").set("NetworkInterfaces", enis);
    ArrayNode subnets = file("DescribeSubnets").putArray("Subnets");
    subnets(interfaces, network, subnets);
    file("DescribeVpcs").putArray("Vpcs").add(vpc(interfaces, network));
    routes(interfaces, network);
    filters(network, subnets);
    for (String nothing :
        List.of(
            "DescribeAddresses/Addresses",
            "DescribeEgressOnlyInternetGateways/EgressOnlyInternetGateways",
            "DescribeManagedPrefixLists/PrefixLists",
            "DescribeNatGateways/NatGateways",
            "DescribeVpcEndpoints/VpcEndpoints",
            "DescribeVpcPeeringConnections/VpcPeeringConnections",
            "DescribeVpnGateways/VpnGateways")) {
      String[] parts = nothing.split("/");
      file(parts[0]).putArray(parts[1]);
    }
  }

  /** Ids that several answers share. */
  private record Network(String vpc, String group, String zone) {}

  private static String zone(Optional<Metadata> metadata) {
    return metadata
        .map(m -> m.values().get("placement/availability-zone"))
        .filter(Metadata.Value::answered)
        .map(v -> v.items().getFirst())
        .orElse("us-west-2a");
  }

  private static Optional<String> first(List<Metadata.Interface> interfaces, String key) {
    return interfaces.stream().flatMap(i -> i.first(key).stream()).findFirst();
  }

  private String subnet(Metadata.Interface i) {
    return i.first("subnet-id")
        .orElseGet(() -> id("subnet", i.first("subnet-ipv4-cidr-block").orElse(i.mac())));
  }

  private ObjectNode eni(Metadata.Interface i, Network network, String instance) {
    ObjectNode eni =
        JSON.createObjectNode()
            .put("NetworkInterfaceId", i.first("interface-id").orElse(id("eni", i.mac())))
            .put("MacAddress", i.mac())
            .put("SubnetId", subnet(i))
            .put("VpcId", network.vpc())
            .put("AvailabilityZone", network.zone())
            .put("OwnerId", OWNER)
            .put("Status", "in-use")
            .put("InterfaceType", "interface")
            .put("SourceDestCheck", true);
    i.first("local-ipv4s").ifPresent(a -> eni.put("PrivateIpAddress", a));
    ArrayNode addresses = eni.putArray("PrivateIpAddresses");
    for (String address : i.items("local-ipv4s")) {
      addresses.addObject().put("PrivateIpAddress", address).put("Primary", addresses.size() == 1);
    }
    ArrayNode six = eni.putArray("Ipv6Addresses");
    i.items("ipv6s").forEach(a -> six.addObject().put("Ipv6Address", a));
    ArrayNode prefixes = eni.putArray("Ipv4Prefixes");
    i.items("ipv4-prefix").forEach(p -> prefixes.addObject().put("Ipv4Prefix", p));
    ArrayNode prefixes6 = eni.putArray("Ipv6Prefixes");
    i.items("ipv6-prefix").forEach(p -> prefixes6.addObject().put("Ipv6Prefix", p));
    eni.putArray("Groups").addObject().put("GroupId", network.group()).put("GroupName", "practice");
    eni.putObject("Attachment")
        .put("AttachmentId", id("eni-attach", i.mac()))
        .put("InstanceId", instance)
        .put("InstanceOwnerId", OWNER)
        .put("DeviceIndex", i.first("device-number").map(Integer::valueOf).orElse(0))
        .put("NetworkCardIndex", i.first("network-card").map(Integer::valueOf).orElse(0))
        .put("Status", "attached");
    return eni;
  }

  private void instance(String id, Network network, ArrayNode enis) {
    ObjectNode instance =
        JSON.createObjectNode()
            .put("InstanceId", id)
            .put("InstanceType", "m6i.large")
            .put("VpcId", network.vpc())
            .put("PlatformDetails", "Linux/UNIX")
            .put("SourceDestCheck", true);
    instance.putObject("State").put("Code", 16).put("Name", "running");
    instance.putObject("Placement").put("AvailabilityZone", network.zone());
    JsonNode primary = enis.path(0);
    for (String same : List.of("PrivateIpAddress", "SubnetId")) {
      if (primary.has(same)) {
        instance.set(same, primary.path(same));
      }
    }
    instance.set(
        "SecurityGroups",
        primary.path("Groups").isArray() ? primary.path("Groups") : JSON.createArrayNode());
    instance.putArray("Tags").addObject().put("Key", "Name").put("Value", scenario.id());
    instance.set("NetworkInterfaces", enis.deepCopy());
    ObjectNode reservation =
        file("DescribeInstances").putArray("Reservations").addObject().put("OwnerId", OWNER);
    reservation.put("ReservationId", id("r", "")).putArray("Instances").add(instance);
  }

  private void subnets(List<Metadata.Interface> interfaces, Network network, ArrayNode subnets) {
    Map<String, Metadata.Interface> byId = new TreeMap<>();
    interfaces.forEach(i -> byId.putIfAbsent(subnet(i), i));
    byId.forEach(
        (id, i) -> {
          ObjectNode subnet =
              subnets
                  .addObject()
                  .put("SubnetId", id)
                  .put("VpcId", network.vpc())
                  .put("State", "available")
                  .put("OwnerId", OWNER)
                  .put("AvailabilityZone", network.zone());
          i.first("subnet-ipv4-cidr-block").ifPresent(b -> subnet.put("CidrBlock", b));
          ArrayNode six = subnet.putArray("Ipv6CidrBlockAssociationSet");
          i.items("subnet-ipv6-cidr-blocks")
              .forEach(
                  b ->
                      six.addObject()
                          .put("Ipv6CidrBlock", b)
                          .putObject("Ipv6CidrBlockState")
                          .put("State", "associated"));
        });
  }

  /** The blocks of the VPC are those of its subnets, where the metadata do not tell them. */
  private static List<String> blocks(
      List<Metadata.Interface> interfaces, String of, String otherwise) {
    List<String> blocks =
        interfaces.stream().flatMap(i -> i.items(of).stream()).distinct().toList();
    return blocks.isEmpty()
        ? interfaces.stream().flatMap(i -> i.items(otherwise).stream()).distinct().toList()
        : blocks;
  }

  private static List<String> blocks4(List<Metadata.Interface> interfaces) {
    return blocks(interfaces, "vpc-ipv4-cidr-blocks", "subnet-ipv4-cidr-block");
  }

  private static List<String> blocks6(List<Metadata.Interface> interfaces) {
    return blocks(interfaces, "vpc-ipv6-cidr-blocks", "subnet-ipv6-cidr-blocks");
  }

  private static ObjectNode vpc(List<Metadata.Interface> interfaces, Network network) {
    ObjectNode vpc =
        JSON.createObjectNode()
            .put("VpcId", network.vpc())
            .put("State", "available")
            .put("OwnerId", OWNER)
            .put("IsDefault", false);
    List<String> blocks = blocks4(interfaces);
    blocks.stream().findFirst().ifPresent(b -> vpc.put("CidrBlock", b));
    ArrayNode four = vpc.putArray("CidrBlockAssociationSet");
    blocks.forEach(
        b ->
            four.addObject()
                .put("CidrBlock", b)
                .putObject("CidrBlockState")
                .put("State", "associated"));
    ArrayNode six = vpc.putArray("Ipv6CidrBlockAssociationSet");
    blocks6(interfaces)
        .forEach(
            b ->
                six.addObject()
                    .put("Ipv6CidrBlock", b)
                    .putObject("Ipv6CidrBlockState")
                    .put("State", "associated"));
    return vpc;
  }

  private void routes(List<Metadata.Interface> interfaces, Network network) {
    String gateway = id("igw", "");
    file("DescribeInternetGateways")
        .putArray("InternetGateways")
        .addObject()
        .put("InternetGatewayId", gateway)
        .put("OwnerId", OWNER)
        .putArray("Attachments")
        .addObject()
        .put("VpcId", network.vpc())
        .put("State", "available");
    String table = id("rtb", "");
    ObjectNode routes =
        file("DescribeRouteTables")
            .putArray("RouteTables")
            .addObject()
            .put("RouteTableId", table)
            .put("VpcId", network.vpc())
            .put("OwnerId", OWNER);
    routes
        .putArray("Associations")
        .addObject()
        .put("Main", true)
        .put("RouteTableId", table)
        .putObject("AssociationState")
        .put("State", "associated");
    ArrayNode list = routes.putArray("Routes");
    blocks4(interfaces).forEach(b -> route(list, "DestinationCidrBlock", b, "local"));
    blocks6(interfaces).forEach(b -> route(list, "DestinationIpv6CidrBlock", b, "local"));
    route(list, "DestinationCidrBlock", ANYWHERE, gateway);
    route(list, "DestinationIpv6CidrBlock", ANYWHERE_6, gateway);
  }

  private static void route(ArrayNode routes, String key, String block, String gateway) {
    routes
        .addObject()
        .put(key, block)
        .put("GatewayId", gateway)
        .put("State", "active")
        .put("Origin", gateway.equals("local") ? "CreateRouteTable" : "CreateRoute");
  }

  private void filters(Network network, ArrayNode subnets) {
    ObjectNode acl =
        file("DescribeNetworkAcls")
            .putArray("NetworkAcls")
            .addObject()
            .put("NetworkAclId", id("acl", ""))
            .put("VpcId", network.vpc())
            .put("OwnerId", OWNER)
            .put("IsDefault", true);
    ArrayNode associations = acl.putArray("Associations");
    subnets.forEach(
        s ->
            associations
                .addObject()
                .put("NetworkAclId", acl.path("NetworkAclId").asString())
                .put("SubnetId", s.path("SubnetId").asString()));
    ArrayNode entries = acl.putArray("Entries");
    for (boolean egress : List.of(false, true)) {
      entry(entries, egress, 100, "CidrBlock", ANYWHERE, "allow");
      entry(entries, egress, 101, "Ipv6CidrBlock", ANYWHERE_6, "allow");
      entry(entries, egress, LAST_RULE, "CidrBlock", ANYWHERE, "deny");
    }
    ObjectNode group =
        file("DescribeSecurityGroups")
            .putArray("SecurityGroups")
            .addObject()
            .put("GroupId", network.group())
            .put("GroupName", "practice")
            .put("Description", "SSH in, everything out")
            .put("OwnerId", OWNER)
            .put("VpcId", network.vpc());
    ObjectNode in =
        group
            .putArray("IpPermissions")
            .addObject()
            .put("IpProtocol", "tcp")
            .put("FromPort", 22)
            .put("ToPort", 22);
    everyone(in);
    everyone(group.putArray("IpPermissionsEgress").addObject().put("IpProtocol", "-1"));
  }

  private static void everyone(ObjectNode permission) {
    permission.putArray("IpRanges").addObject().put("CidrIp", ANYWHERE);
    permission.putArray("Ipv6Ranges").addObject().put("CidrIpv6", ANYWHERE_6);
    permission.putArray("PrefixListIds");
    permission.putArray("UserIdGroupPairs");
  }

  private static void entry(
      ArrayNode entries, boolean egress, int number, String key, String block, String action) {
    entries
        .addObject()
        .put(key, block)
        .put("Egress", egress)
        .put("Protocol", "-1")
        .put("RuleAction", action)
        .put("RuleNumber", number);
  }

  /** What SSM says of the instance; a case that holds it knows better. */
  private void makeUpAgent() {
    String information = "aws-ssm-describe-instance-information.json";
    String instance =
        Optional.ofNullable(made.get(INSTANCES))
            .<JsonNode>map(n -> n.path("Reservations").path(0).path("Instances").path(0))
            .or(() -> instance(recording))
            .map(n -> n.path("InstanceId").asString(""))
            .orElse("");
    if (recording.has(information) || instance.isEmpty()) {
      return;
    }
    ObjectNode root = JSON.createObjectNode();
    root.putArray("InstanceInformationList")
        .addObject()
        .put("InstanceId", instance)
        .put("PingStatus", "Online")
        .put("AgentVersion", "3.3.3270.0")
        .put("PlatformType", "Linux")
        .put("PlatformName", "Amazon Linux")
        .put("PlatformVersion", "2023")
        .put("ResourceType", "EC2Instance")
        .put("ComputerName", scenario.id());
    made.put(information, root);
    made.put(
        "aws-ssm-get-connection-status.json",
        JSON.createObjectNode().put("Target", instance).put("Status", "connected"));
  }
}
