package dev.plumbline.model.parse.account;

import dev.plumbline.model.Captured;
import dev.plumbline.model.Evidence;
import dev.plumbline.model.IpAddress;
import dev.plumbline.model.IpPrefix;
import dev.plumbline.model.account.Account;
import dev.plumbline.model.account.AccountInstance;
import dev.plumbline.model.account.AccountInterface;
import dev.plumbline.model.account.MetadataOptions;
import dev.plumbline.model.parse.text.Json;
import dev.plumbline.model.parse.text.JsonElements;
import dev.plumbline.model.parse.text.Line;
import dev.plumbline.model.parse.text.Parsed;
import dev.plumbline.model.parse.text.Reading;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Answers of the AWS command line about the account, {@code aws-SERVICE-OPERATION.json}. */
public final class AccountJson {
  private static final String INSTANCES = "aws-ec2-describe-instances.json";

  private AccountJson() {}

  public static Account read(Reading reading) {
    return new Account(instances(reading));
  }

  private static Captured<List<AccountInstance>> instances(Reading reading) {
    Optional<String> text = reading.text(INSTANCES);
    if (text.isEmpty()) {
      return reading.missing(INSTANCES);
    }
    List<AccountInstance> instances = new ArrayList<>();
    JsonElements json = JsonElements.read(reading, INSTANCES, text.get());
    Places places = new Places(reading.lines(INSTANCES).orElse(List.of()));
    for (JsonElements.Element element : json.elements()) {
      for (JsonNode reservation : element.node().path("Reservations").values()) {
        for (JsonNode instance : reservation.path("Instances").values()) {
          instances.add(instance(instance, places));
        }
      }
    }
    return new Parsed<>(
            List.copyOf(instances), List.of(INSTANCES), json.whole() && reading.whole(INSTANCES))
        .captured();
  }

  private static AccountInstance instance(JsonNode node, Places places) {
    String id = Json.text(node, "InstanceId");
    Evidence evidence = places.of("\"" + id + "\"", 0);
    String zone = Json.text(node.path("Placement"), "AvailabilityZone");
    List<AccountInterface> interfaces = new ArrayList<>();
    node.path("NetworkInterfaces").values().forEach(i -> interfaces.add(card(i, places)));
    return new AccountInstance(
        id,
        zone.replaceFirst("(?<=\\d)[a-z]$", ""),
        Optional.of(node.path("MetadataOptions"))
            .filter(JsonNode::isObject)
            .map(o -> options(o, places, evidence.line())),
        Json.optional(node.path("IamInstanceProfile"), "Arn"),
        List.copyOf(interfaces),
        evidence);
  }

  private static MetadataOptions options(JsonNode node, Places places, int from) {
    return new MetadataOptions(
        Json.text(node, "State"),
        Json.text(node, "HttpEndpoint"),
        Json.text(node, "HttpTokens"),
        Json.small(node, "HttpPutResponseHopLimit"),
        places.of("\"HttpEndpoint\"", from),
        places.of("\"HttpTokens\"", from),
        places.of("\"HttpPutResponseHopLimit\"", from));
  }

  private static AccountInterface card(JsonNode node, Places places) {
    String id = Json.text(node, "NetworkInterfaceId");
    List<IpAddress> addresses = new ArrayList<>();
    List<IpPrefix> prefixes = new ArrayList<>();
    for (JsonNode a : node.path("PrivateIpAddresses").values()) {
      Json.address(a, "PrivateIpAddress").ifPresent(addresses::add);
    }
    for (JsonNode a : node.path("Ipv6Addresses").values()) {
      Json.address(a, "Ipv6Address").ifPresent(addresses::add);
    }
    for (JsonNode p : node.path("Ipv4Prefixes").values()) {
      IpPrefix.tryParse(Json.text(p, "Ipv4Prefix")).ifPresent(prefixes::add);
    }
    for (JsonNode p : node.path("Ipv6Prefixes").values()) {
      IpPrefix.tryParse(Json.text(p, "Ipv6Prefix")).ifPresent(prefixes::add);
    }
    return new AccountInterface(
        id,
        Json.text(node, "MacAddress").toLowerCase(Locale.ROOT),
        List.copyOf(addresses),
        List.copyOf(prefixes),
        Json.optional(node.path("Attachment"), "AttachTime").flatMap(AccountJson::time),
        places.of("\"" + id + "\"", 0));
  }

  private static Optional<Instant> time(String text) {
    try {
      return Optional.of(OffsetDateTime.parse(text).toInstant());
    } catch (DateTimeException e) {
      return Optional.empty(); // only used to tell what is fresh
    }
  }

  /** Finds the line of a key, which the tree no longer knows. */
  private record Places(List<Line> lines) {
    Evidence of(String words, int from) {
      return lines.stream()
          .filter(l -> l.number() >= from && l.text().contains(words))
          .findFirst()
          .map(Line::evidence)
          .orElseGet(() -> Evidence.file(INSTANCES));
    }
  }
}
