package dev.plumbline.model.parse.account;

import dev.plumbline.model.Captured;
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
    object.items("Entries").forEach(e -> entry(e, object).ifPresent(entries::add));
    entries.sort(Comparator.comparingInt(AclEntry::number));
    return new NetworkAcl(
        object.id(),
        object.text("VpcId"),
        AwsWords.each(object.node(), "Associations", "SubnetId"),
        List.copyOf(entries),
        object.evidence());
  }

  private static Optional<AclEntry> entry(JsonNode node, AwsObject acl) {
    int number = Json.number(node, "RuleNumber", -1);
    Optional<IpPrefix> prefix =
        Json.optional(node, "CidrBlock")
            .or(() -> Json.optional(node, "Ipv6CidrBlock"))
            .flatMap(IpPrefix::tryParse);
    return prefix
        .filter(_ -> number >= 0)
        .map(
            p ->
                new AclEntry(
                    number,
                    AwsWords.flag(node, "Egress", false),
                    Json.text(node, "RuleAction").equals("allow"),
                    p,
                    traffic(node),
                    acl.inside("\"RuleNumber\": " + number)));
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
