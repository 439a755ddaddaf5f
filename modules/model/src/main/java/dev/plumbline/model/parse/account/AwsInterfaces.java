package dev.plumbline.model.parse.account;

import dev.plumbline.model.Captured;
import dev.plumbline.model.Evidence;
import dev.plumbline.model.account.InstanceState;
import dev.plumbline.model.account.InterfaceAddress;
import dev.plumbline.model.account.NetworkInterface;
import dev.plumbline.model.parse.text.Json;
import dev.plumbline.model.parse.text.Reading;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Instances and their interfaces. */
final class AwsInterfaces {
  private static final String INSTANCES = "aws-ec2-describe-instances.json";
  private static final String INTERFACES = "aws-ec2-describe-network-interfaces.json";

  private AwsInterfaces() {}

  /**
   * All interfaces; where that call is missing those of the instances that were described, which
   * cannot be all.
   */
  static Captured<List<NetworkInterface>> interfaces(Reading reading) {
    Captured<List<NetworkInterface>> all =
        AwsAnswer.named(
            reading,
            INTERFACES,
            "NetworkInterfaces",
            "NetworkInterfaceId",
            o -> card(o.node(), o.id(), instance(o.node()), o.evidence()));
    if (all instanceof Captured.Known || !reading.recording().has(INSTANCES)) {
      return all;
    }
    List<NetworkInterface> some = new ArrayList<>();
    AwsAnswer.list(
        reading,
        INSTANCES,
        "Reservations",
        (reservation, answer) -> {
          for (JsonNode i : reservation.path("Instances").values()) {
            answer.object(Json.text(i, "InstanceId"));
            for (JsonNode node : i.path("NetworkInterfaces").values()) {
              String id = Json.text(node, "NetworkInterfaceId");
              some.add(card(node, id, Json.optional(i, "InstanceId"), answer.inside(id)));
            }
          }
          return Optional.empty();
        });
    return some.isEmpty()
        ? all
        : new Captured.Known<>(List.copyOf(some), List.of(INTERFACES), false);
  }

  private static Optional<String> instance(JsonNode node) {
    return Json.optional(node.path("Attachment"), "InstanceId");
  }

  private static NetworkInterface card(
      JsonNode node, String id, Optional<String> instance, Evidence evidence) {
    return new NetworkInterface(
        id,
        Json.text(node, "MacAddress").toLowerCase(Locale.ROOT),
        Json.text(node, "VpcId"),
        Json.text(node, "SubnetId"),
        AwsWords.zone(node),
        Json.text(node, "OwnerId"),
        Json.text(node, "InterfaceType"),
        Json.text(node, "Status"),
        Json.text(node.path("Attachment"), "Status"),
        instance,
        Json.small(node.path("Attachment"), "DeviceIndex"),
        AwsWords.flag(node, "SourceDestCheck", true),
        AwsWords.each(node, "Groups", "GroupId"),
        addresses(node),
        Stream.of("Ipv4", "Ipv6")
            .flatMap(f -> AwsWords.prefixes(node, f + "Prefixes", f + "Prefix").stream())
            .toList(),
        evidence);
  }

  private static List<InterfaceAddress> addresses(JsonNode node) {
    List<InterfaceAddress> addresses = new ArrayList<>();
    for (JsonNode a : node.path("PrivateIpAddresses").values()) {
      Optional<InterfaceAddress> read =
          Json.address(a, "PrivateIpAddress")
              .map(ip -> new InterfaceAddress(ip, Json.address(a.path("Association"), "PublicIp")));
      read.ifPresent(
          r -> addresses.add(AwsWords.flag(a, "Primary", false) ? 0 : addresses.size(), r));
    }
    for (JsonNode a : node.path("Ipv6Addresses").values()) {
      Json.address(a, "Ipv6Address")
          .map(ip -> new InterfaceAddress(ip, Optional.empty()))
          .ifPresent(addresses::add);
    }
    return List.copyOf(addresses);
  }

  static Captured<List<InstanceState>> instances(Reading reading) {
    List<InstanceState> all = new ArrayList<>();
    Captured<List<InstanceState>> read =
        AwsAnswer.list(
            reading,
            INSTANCES,
            "Reservations",
            (reservation, answer) -> {
              for (JsonNode i : reservation.path("Instances").values()) {
                String id = Json.text(i, "InstanceId");
                all.add(
                    new InstanceState(
                        id,
                        Json.text(i.path("State"), "Name"),
                        Json.text(i, "Platform").equalsIgnoreCase("windows"),
                        answer.object(id)));
              }
              return Optional.empty();
            });
    return read instanceof Captured.Known<List<InstanceState>> known
        ? new Captured.Known<>(List.copyOf(all), known.files(), known.complete())
        : read;
  }
}
