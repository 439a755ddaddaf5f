package dev.plumbline.model.parse.account;

import dev.plumbline.model.Captured;
import dev.plumbline.model.Evidence;
import dev.plumbline.model.Family;
import dev.plumbline.model.IpPrefix;
import dev.plumbline.model.account.AclEntry;
import dev.plumbline.model.account.NetworkAcl;
import dev.plumbline.model.account.Traffic;
import dev.plumbline.model.parse.text.Json;
import dev.plumbline.model.parse.text.Reading;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Network ACLs. */
final class AwsAcls {
  private AwsAcls() {}

  static Captured<List<NetworkAcl>> acls(Reading reading) {
    return AwsAnswer.named(
        reading, "aws-ec2-describe-network-acls.json", "NetworkAcls", "NetworkAclId", AwsAcls::acl);
  }

  private static NetworkAcl acl(AwsObject object) {
    List<AclEntry> entries = new ArrayList<>();
    object.items("Entries").forEach(e -> entries.addAll(entry(e, object)));
    entries.sort(Comparator.comparingInt(AclEntry::number));
    return new NetworkAcl(
        object.id(),
        object.text("VpcId"),
        AwsWords.each(object.node(), "Associations", "SubnetId"),
        List.copyOf(entries),
        object.evidence());
  }

  /** What is not understood in an entry leaves open what it applies to. */
  private static List<AclEntry> entry(JsonNode node, AwsObject acl) {
    int number = Json.number(node, "RuleNumber", 0);
    String action = Json.text(node, "RuleAction");
    Optional<IpPrefix> prefix =
        Json.optional(node, "CidrBlock")
            .or(() -> Json.optional(node, "Ipv6CidrBlock"))
            .flatMap(IpPrefix::tryParse);
    boolean understood =
        prefix.isPresent()
            && node.path("Egress").isBoolean()
            && List.of("allow", "deny").contains(action)
            && number > 0;
    List<IpPrefix> prefixes =
        prefix.map(List::of).orElse(List.of(IpPrefix.all(Family.V4), IpPrefix.all(Family.V6)));
    Traffic traffic = understood ? traffic(node) : new Traffic(Traffic.UNREAD, -1, -1);
    Evidence line = acl.inside("\"RuleNumber\": " + number);
    boolean egress = AwsWords.flag(node, "Egress", false);
    return prefixes.stream()
        .map(p -> new AclEntry(number, egress, action.equals("allow"), p, traffic, line))
        .toList();
  }

  private static Traffic traffic(JsonNode node) {
    int protocol = AwsWords.protocol(Json.text(node, "Protocol"));
    boolean icmp = protocol == 1 || protocol == 58;
    JsonNode range = node.path(icmp ? "IcmpTypeCode" : "PortRange");
    return new Traffic(
        protocol,
        Json.number(range, icmp ? "Type" : "From", -1),
        Json.number(range, icmp ? "Code" : "To", -1));
  }
}
