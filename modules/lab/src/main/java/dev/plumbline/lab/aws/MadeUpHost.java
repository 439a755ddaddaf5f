package dev.plumbline.lab.aws;

import dev.plumbline.model.Metadata;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The made-up instance, its interfaces and their subnets, after what its metadata say. */
final class MadeUpHost {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final MadeUpAnswers answers;
  private final String name;
  private final Optional<Metadata> metadata;

  /**
   * @param name tag of the instance
   */
  MadeUpHost(MadeUpAnswers answers, String name, Optional<Metadata> metadata) {
    this.answers = answers;
    this.name = name;
    this.metadata = metadata;
  }

  void makeUp() {
    List<Metadata.Interface> interfaces = metadata.map(Metadata::interfaces).orElse(List.of());
    String vpc = first(interfaces, "vpc-id").orElseGet(() -> answers.id("vpc", ""));
    String instance = value("instance-id").orElseGet(() -> answers.id("i", ""));
    String zone = value("placement/availability-zone").orElse("us-west-2a");
    Network network = new Network(vpc, answers.id("sg", ""), zone);
    ArrayNode enis = JSON.createArrayNode();
    interfaces.forEach(i -> enis.add(eni(i, network, instance)));
    instance(instance, network, enis);
    answers.ec2("DescribeNetworkInterfaces").set("NetworkInterfaces", enis);
    ArrayNode subnets = answers.ec2("DescribeSubnets").putArray("Subnets");
    subnets(interfaces, network, subnets);
    new MadeUpNetwork(answers, network, interfaces).makeUp(subnets);
  }

  private Optional<String> value(String key) {
    return metadata
        .map(m -> m.values().get(key))
        .filter(Metadata.Value::answered)
        .map(v -> v.items().getFirst());
  }

  /** Ids that several answers share. */
  record Network(String vpc, String group, String zone) {}

  private static Optional<String> first(List<Metadata.Interface> interfaces, String key) {
    return interfaces.stream().flatMap(i -> i.first(key).stream()).findFirst();
  }

  private String subnet(Metadata.Interface i) {
    return i.first("subnet-id")
        .orElseGet(() -> answers.id("subnet", i.first("subnet-ipv4-cidr-block").orElse(i.mac())));
  }

  private ObjectNode eni(Metadata.Interface i, Network network, String instance) {
    ObjectNode eni =
        JSON.createObjectNode()
            .put("NetworkInterfaceId", i.first("interface-id").orElse(answers.id("eni", i.mac())))
            .put("MacAddress", i.mac())
            .put("SubnetId", subnet(i))
            .put("VpcId", network.vpc())
            .put("AvailabilityZone", network.zone())
            .put("OwnerId", MadeUpAnswers.OWNER)
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
        .put("AttachmentId", answers.id("eni-attach", i.mac()))
        .put("InstanceId", instance)
        .put("InstanceOwnerId", MadeUpAnswers.OWNER)
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
    instance.putArray("Tags").addObject().put("Key", "Name").put("Value", name);
    instance.set("NetworkInterfaces", enis.deepCopy());
    ObjectNode reservation =
        answers
            .ec2("DescribeInstances")
            .putArray("Reservations")
            .addObject()
            .put("OwnerId", MadeUpAnswers.OWNER);
    reservation.put("ReservationId", answers.id("r", "")).putArray("Instances").add(instance);
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
                  .put("OwnerId", MadeUpAnswers.OWNER)
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
}
