package dev.plumbline.model.parse.account;

import dev.plumbline.model.Captured;
import dev.plumbline.model.Evidence;
import dev.plumbline.model.IpPrefix;
import dev.plumbline.model.account.GroupRule;
import dev.plumbline.model.account.GroupRule.Peer;
import dev.plumbline.model.account.SecurityGroup;
import dev.plumbline.model.account.Traffic;
import dev.plumbline.model.parse.text.Json;
import dev.plumbline.model.parse.text.Reading;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * Security groups, with the rules that {@code describe-security-groups} holds, or those of {@code
 * describe-security-group-rules} where only that answer is there.
 */
final class AwsGroups {
  private static final String GROUPS = "aws-ec2-describe-security-groups.json";
  private static final String RULES = "aws-ec2-describe-security-group-rules.json";

  private static final Set<String> PEERS =
      Set.of("IpRanges", "Ipv6Ranges", "PrefixListIds", "UserIdGroupPairs");

  private AwsGroups() {}

  static Captured<List<SecurityGroup>> read(Reading reading) {
    Captured<List<SecurityGroup>> groups =
        AwsAnswer.named(reading, GROUPS, "SecurityGroups", "GroupId", AwsGroups::group);
    return groups instanceof Captured.Missing && reading.recording().has(RULES)
        ? ofRules(reading, groups)
        : groups;
  }

  private static SecurityGroup group(AwsObject object) {
    List<GroupRule> rules = new ArrayList<>();
    permissions(object, "IpPermissions", false, rules);
    permissions(object, "IpPermissionsEgress", true, rules);
    return new SecurityGroup(
        object.id(),
        object.text("GroupName"),
        object.text("VpcId"),
        object.text("OwnerId"),
        List.copyOf(rules),
        object.evidence());
  }

  private static void permissions(
      AwsObject object, String list, boolean egress, List<GroupRule> rules) {
    for (JsonNode node : object.items(list)) {
      Traffic traffic = traffic(node);
      add(node, "IpRanges", "CidrIp", traffic, egress, object, rules);
      add(node, "Ipv6Ranges", "CidrIpv6", traffic, egress, object, rules);
      add(node, "PrefixListIds", "PrefixListId", traffic, egress, object, rules);
      add(node, "UserIdGroupPairs", "GroupId", traffic, egress, object, rules);
      node.properties().stream()
          .filter(p -> p.getValue().isArray() && !p.getValue().isEmpty())
          .filter(p -> !PEERS.contains(p.getKey()))
          .map(p -> new Peer.Unread(p.getKey()))
          .forEach(p -> rules.add(new GroupRule(egress, traffic, p, object.evidence())));
    }
  }

  private static void add(
      JsonNode node,
      String list,
      String key,
      Traffic traffic,
      boolean egress,
      AwsObject object,
      List<GroupRule> rules) {
    for (JsonNode item : node.path(list).values()) {
      String text = Json.text(item, key);
      Peer peer = stale(item) ? new Peer.Stale(text) : peer(key, text);
      rules.add(new GroupRule(egress, traffic, peer, object.inside("\"" + text + "\"")));
    }
  }

  /** A reference over a peering connection that is no longer there. */
  private static boolean stale(JsonNode reference) {
    return Json.optional(reference, "PeeringStatus").filter(s -> !s.equals("active")).isPresent();
  }

  private static Peer peer(String key, String text) {
    return switch (key) {
      case "PrefixListId" -> new Peer.Listed(text);
      case "GroupId" -> new Peer.Member(text);
      default ->
          IpPrefix.tryParse(text).<Peer>map(Peer.Cidr::new).orElseGet(() -> new Peer.Unread(text));
    };
  }

  private static Traffic traffic(JsonNode node) {
    return new Traffic(
        AwsWords.protocol(Json.text(node, "IpProtocol")),
        Json.number(node, "FromPort", -1),
        Json.number(node, "ToPort", -1));
  }

  /** Groups put together from their rules; one without any rule does not show up. */
  private static Captured<List<SecurityGroup>> ofRules(
      Reading reading, Captured<List<SecurityGroup>> otherwise) {
    Map<String, List<GroupRule>> byGroup = new HashMap<>();
    Map<String, String> owners = new HashMap<>();
    Captured<List<String>> rules =
        AwsAnswer.list(
            reading,
            RULES,
            "SecurityGroupRules",
            (node, answer) -> {
              Evidence evidence = answer.object(Json.text(node, "SecurityGroupRuleId"));
              String id = Json.text(node, "GroupId");
              owners.put(id, Json.text(node, "GroupOwnerId"));
              byGroup
                  .computeIfAbsent(id, _ -> new ArrayList<>())
                  .add(
                      new GroupRule(
                          AwsWords.flag(node, "IsEgress", false),
                          traffic(node),
                          peer(node),
                          evidence));
              return Optional.of(id);
            });
    if (!(rules instanceof Captured.Known<List<String>> known)) {
      return otherwise;
    }
    List<SecurityGroup> groups =
        byGroup.keySet().stream()
            .sorted()
            .map(
                id -> {
                  List<GroupRule> own = List.copyOf(byGroup.getOrDefault(id, List.of()));
                  return new SecurityGroup(
                      id, "", "", owners.getOrDefault(id, ""), own, own.getFirst().evidence());
                })
            .toList();
    return new Captured.Known<>(groups, known.files(), known.complete());
  }

  private static Peer peer(JsonNode rule) {
    Optional<String> group = Json.optional(rule.path("ReferencedGroupInfo"), "GroupId");
    Optional<String> list = Json.optional(rule, "PrefixListId");
    if (group.isPresent()) {
      return stale(rule.path("ReferencedGroupInfo"))
          ? new Peer.Stale(group.get())
          : new Peer.Member(group.get());
    }
    return list.<Peer>map(Peer.Listed::new)
        .orElseGet(
            () ->
                peer(
                    "CidrIp", Json.optional(rule, "CidrIpv4").orElse(Json.text(rule, "CidrIpv6"))));
  }
}
