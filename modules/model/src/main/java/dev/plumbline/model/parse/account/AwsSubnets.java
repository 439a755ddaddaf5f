package dev.plumbline.model.parse.account;

import dev.plumbline.model.Captured;
import dev.plumbline.model.IpPrefix;
import dev.plumbline.model.account.Subnet;
import dev.plumbline.model.account.Vpc;
import dev.plumbline.model.parse.text.Json;
import dev.plumbline.model.parse.text.Reading;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** VPCs, their attributes, and their subnets. */
final class AwsSubnets {
  private static final Pattern ATTRIBUTE =
      Pattern.compile("aws-ec2-describe-vpc-attribute-(\\w+)-(vpc-\\w+)\\.json");
  private static final JsonMapper MAPPER = new JsonMapper();

  private AwsSubnets() {}

  static Captured<List<Subnet>> subnets(Reading reading) {
    return AwsAnswer.named(
        reading,
        "aws-ec2-describe-subnets.json",
        "Subnets",
        "SubnetId",
        o ->
            new Subnet(
                o.id(),
                o.text("VpcId"),
                AwsWords.zone(o.node()),
                o.text("OwnerId"),
                prefixes(o.node(), _ -> true),
                access(o.node()),
                o.evidence()));
  }

  static Captured<List<Vpc>> vpcs(Reading reading) {
    return AwsAnswer.named(
        reading,
        "aws-ec2-describe-vpcs.json",
        "Vpcs",
        "VpcId",
        o ->
            new Vpc(
                o.id(),
                o.text("OwnerId"),
                prefixes(o.node(), _ -> true),
                prefixes(o.node(), a -> Json.text(a, "Ipv6AddressAttribute").equals("private")),
                access(o.node()),
                o.evidence()));
  }

  private static String access(JsonNode node) {
    return Json.text(node.path("BlockPublicAccessStates"), "InternetGatewayBlockMode");
  }

  /** The primary prefix, then the associated ones that {@code kept} admits. */
  private static List<IpPrefix> prefixes(JsonNode node, Predicate<JsonNode> kept) {
    List<IpPrefix> prefixes = new ArrayList<>();
    if (kept.test(node.path("nothing"))) {
      IpPrefix.tryParse(Json.text(node, "CidrBlock")).ifPresent(prefixes::add);
    }
    add(prefixes, node, "CidrBlock", kept);
    add(prefixes, node, "Ipv6CidrBlock", kept);
    return List.copyOf(prefixes);
  }

  private static void add(
      List<IpPrefix> prefixes, JsonNode node, String key, Predicate<JsonNode> kept) {
    for (JsonNode a : node.path(key + "AssociationSet").values()) {
      String state = Json.text(a.path(key + "State"), "State");
      boolean associated = state.isEmpty() || state.equals("associated");
      if (associated && kept.test(a)) {
        IpPrefix.tryParse(Json.text(a, key))
            .filter(p -> !prefixes.contains(p))
            .ifPresent(prefixes::add);
      }
    }
  }

  /** Attributes by {@code NAME-vpc-id}. */
  static Map<String, Captured<Boolean>> attributes(Reading reading) {
    Map<String, Captured<Boolean>> attributes = new HashMap<>();
    reading
        .files(ATTRIBUTE)
        .forEach(
            file -> {
              Matcher name = ATTRIBUTE.matcher(file);
              if (name.matches()) {
                attributes.put(
                    name.group(1) + "-" + name.group(2), attribute(reading, file, name.group(1)));
              }
            });
    return Map.copyOf(attributes);
  }

  private static Captured<Boolean> attribute(Reading reading, String file, String name) {
    String key = Character.toUpperCase(name.charAt(0)) + name.substring(1);
    try {
      Optional<JsonNode> value =
          reading
              .text(file)
              .map(t -> MAPPER.readTree(t).path(key).path("Value"))
              .filter(JsonNode::isBoolean);
      return value.isPresent()
          ? Captured.known(value.get().booleanValue(), file)
          : reading.missing(file);
    } catch (JacksonException e) {
      reading.problem(file, 1, "is not valid JSON: " + e.getOriginalMessage());
      return reading.missing(file);
    }
  }
}
