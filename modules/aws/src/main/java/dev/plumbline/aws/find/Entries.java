package dev.plumbline.aws.find;

import dev.plumbline.aws.AwsAccount;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Makes entries of a list out of pages of answers. */
final class Entries {
  private Entries() {}

  static List<FoundInstance> instances(AwsAccount place, JsonNode page) {
    List<FoundInstance> list = new ArrayList<>();
    for (JsonNode reservation : page.path("Reservations").values()) {
      String owner = text(reservation, "OwnerId");
      reservation.path("Instances").values().forEach(i -> list.add(instance(place, owner, i)));
    }
    return list;
  }

  private static FoundInstance instance(AwsAccount place, String owner, JsonNode node) {
    Map<String, String> tags = new HashMap<>();
    node.path("Tags").values().forEach(t -> tags.put(text(t, "Key"), text(t, "Value")));
    List<String> own = new ArrayList<>();
    List<String> open = new ArrayList<>();
    List<String> v6 = new ArrayList<>();
    add(own, node, "PrivateIpAddress");
    add(open, node, "PublicIpAddress");
    for (JsonNode eni : node.path("NetworkInterfaces").values()) {
      for (JsonNode a : eni.path("PrivateIpAddresses").values()) {
        add(own, a, "PrivateIpAddress");
        add(open, a.path("Association"), "PublicIp");
      }
      eni.path("Ipv6Addresses").values().forEach(a -> add(v6, a, "Ipv6Address"));
    }
    String platform = text(node, "PlatformDetails");
    return new FoundInstance(
        place.profile(),
        place.region(),
        owner,
        text(node, "InstanceId"),
        tags.getOrDefault("Name", ""),
        text(node.path("State"), "Name"),
        platform.isEmpty() ? text(node, "Platform") : platform,
        text(node.path("Placement"), "AvailabilityZone"),
        text(node, "VpcId"),
        List.copyOf(own),
        List.copyOf(open),
        List.copyOf(v6),
        node.path("NetworkInterfaces").size(),
        Map.copyOf(tags),
        SsmAgent.UNKNOWN);
  }

  static Map<String, SsmAgent> agents(JsonNode page) {
    Map<String, SsmAgent> agents = new HashMap<>();
    for (JsonNode node : page.path("InstanceInformationList").values()) {
      agents.put(
          text(node, "InstanceId"),
          new SsmAgent(
              SsmAgent.Status.of(text(node, "PingStatus")),
              time(text(node, "LastPingDateTime")),
              (text(node, "PlatformName") + " " + text(node, "PlatformVersion")).strip(),
              text(node, "AgentVersion")));
    }
    return agents;
  }

  /** Interfaces that belong to no instance, in sentences. */
  static List<String> interfaces(AwsAccount place, Pasted pasted, JsonNode page) {
    List<String> sentences = new ArrayList<>();
    for (JsonNode eni : page.path("NetworkInterfaces").values()) {
      String what = text(eni, "Description");
      String id = text(eni, "NetworkInterfaceId");
      sentences.add(
          (pasted.kind() == Pasted.Kind.ADDRESS ? pasted.value() + " is an address of " + id : id)
              + " in "
              + place.region()
              + (pasted.kind() == Pasted.Kind.ADDRESS ? ", which" : "")
              + " belongs to no instance"
              + (what.isEmpty() ? "" : " (" + what + ")")
              + ".");
    }
    return sentences;
  }

  private static void add(List<String> list, JsonNode node, String member) {
    String text = text(node, member);
    if (!text.isEmpty() && !list.contains(text)) {
      list.add(text);
    }
  }

  private static String text(JsonNode node, String member) {
    return node.path(member).asString("");
  }

  private static Optional<Instant> time(String text) {
    try {
      return Optional.of(OffsetDateTime.parse(text).toInstant());
    } catch (DateTimeException e) {
      return Optional.empty(); // the age is then not shown
    }
  }
}
