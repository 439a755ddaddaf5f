package dev.plumbline.lab.aws;

import dev.plumbline.model.Metadata;
import java.util.List;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The made-up VPC around an instance: a way to the internet, SSH in, everything out. */
final class MadeUpNetwork {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String ANYWHERE = "0.0.0.0/0";
  private static final String ANYWHERE_6 = "::/0";
  private static final int LAST_RULE = 32_767;

  private final MadeUpAnswers answers;
  private final MadeUpHost.Network network;
  private final List<Metadata.Interface> interfaces;

  MadeUpNetwork(
      MadeUpAnswers answers, MadeUpHost.Network network, List<Metadata.Interface> interfaces) {
    this.answers = answers;
    this.network = network;
    this.interfaces = interfaces;
  }

  /**
   * @param subnets that the instance has interfaces in
   */
  void makeUp(ArrayNode subnets) {
    answers.ec2("DescribeVpcs").putArray("Vpcs").add(vpc());
    routes();
    filters(subnets);
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
      answers.ec2(parts[0]).putArray(parts[1]);
    }
  }

  /** The blocks of the VPC are those of its subnets, where the metadata do not tell them. */
  private List<String> blocks(String of, String otherwise) {
    List<String> blocks =
        interfaces.stream().flatMap(i -> i.items(of).stream()).distinct().toList();
    return blocks.isEmpty()
        ? interfaces.stream().flatMap(i -> i.items(otherwise).stream()).distinct().toList()
        : blocks;
  }

  private List<String> blocks4() {
    return blocks("vpc-ipv4-cidr-blocks", "subnet-ipv4-cidr-block");
  }

  private List<String> blocks6() {
    return blocks("vpc-ipv6-cidr-blocks", "subnet-ipv6-cidr-blocks");
  }

  private ObjectNode vpc() {
    ObjectNode vpc =
        JSON.createObjectNode()
            .put("VpcId", network.vpc())
            .put("State", "available")
            .put("OwnerId", MadeUpAnswers.OWNER)
            .put("IsDefault", false);
    List<String> blocks = blocks4();
    blocks.stream().findFirst().ifPresent(b -> vpc.put("CidrBlock", b));
    ArrayNode four = vpc.putArray("CidrBlockAssociationSet");
    blocks.forEach(
        b ->
            four.addObject()
                .put("CidrBlock", b)
                .putObject("CidrBlockState")
                .put("State", "associated"));
    ArrayNode six = vpc.putArray("Ipv6CidrBlockAssociationSet");
    blocks6()
        .forEach(
            b ->
                six.addObject()
                    .put("Ipv6CidrBlock", b)
                    .putObject("Ipv6CidrBlockState")
                    .put("State", "associated"));
    vpc.putObject("BlockPublicAccessStates").put("InternetGatewayBlockMode", "off");
    return vpc;
  }

  private void routes() {
    String gateway = answers.id("igw", "");
    answers
        .ec2("DescribeInternetGateways")
        .putArray("InternetGateways")
        .addObject()
        .put("InternetGatewayId", gateway)
        .put("OwnerId", MadeUpAnswers.OWNER)
        .putArray("Attachments")
        .addObject()
        .put("VpcId", network.vpc())
        .put("State", "available");
    String table = answers.id("rtb", "");
    ObjectNode routes =
        answers
            .ec2("DescribeRouteTables")
            .putArray("RouteTables")
            .addObject()
            .put("RouteTableId", table)
            .put("VpcId", network.vpc())
            .put("OwnerId", MadeUpAnswers.OWNER);
    routes
        .putArray("Associations")
        .addObject()
        .put("Main", true)
        .put("RouteTableId", table)
        .putObject("AssociationState")
        .put("State", "associated");
    ArrayNode list = routes.putArray("Routes");
    blocks4().forEach(b -> route(list, "DestinationCidrBlock", b, "local"));
    blocks6().forEach(b -> route(list, "DestinationIpv6CidrBlock", b, "local"));
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

  private void filters(ArrayNode subnets) {
    ObjectNode acl =
        answers
            .ec2("DescribeNetworkAcls")
            .putArray("NetworkAcls")
            .addObject()
            .put("NetworkAclId", answers.id("acl", ""))
            .put("VpcId", network.vpc())
            .put("OwnerId", MadeUpAnswers.OWNER)
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
        answers
            .ec2("DescribeSecurityGroups")
            .putArray("SecurityGroups")
            .addObject()
            .put("GroupId", network.group())
            .put("GroupName", "practice")
            .put("Description", "SSH in, everything out")
            .put("OwnerId", MadeUpAnswers.OWNER)
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
}
