package dev.plumbline.model.parse.account;

import dev.plumbline.model.IpPrefix;
import dev.plumbline.model.account.Traffic;
import dev.plumbline.model.account.Zone;
import dev.plumbline.model.parse.text.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/** Values that answers of the AWS command line have in common. */
final class AwsWords {
  private AwsWords() {}

  /** The text of one field of every object in a list. */
  static List<String> each(JsonNode node, String list, String key) {
    List<String> texts = new ArrayList<>();
    for (JsonNode item : node.path(list).values()) {
      Json.optional(item, key).ifPresent(texts::add);
    }
    return List.copyOf(texts);
  }

  /** Prefixes in one field of every object in a list; what is no prefix is left out. */
  static List<IpPrefix> prefixes(JsonNode node, String list, String key) {
    return each(node, list, key).stream().flatMap(t -> IpPrefix.tryParse(t).stream()).toList();
  }

  static Zone zone(JsonNode node) {
    return new Zone(Json.text(node, "AvailabilityZoneId"), Json.text(node, "AvailabilityZone"));
  }

  /** A yes or no; {@code other} where it is not said. */
  static boolean flag(JsonNode node, String key, boolean other) {
    JsonNode value = node.path(key);
    return value.isBoolean()
        ? value.booleanValue()
        : value.isString() ? Boolean.parseBoolean(value.stringValue()) : other;
  }

  /** A protocol as EC2 writes it: a name, a number, {@code -1} for all. */
  static int protocol(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "-1", "all" -> Traffic.ALL;
      case "icmp" -> 1;
      case "tcp" -> 6;
      case "udp" -> 17;
      case "icmpv6" -> 58;
      default -> {
        long number = Json.number(text).orElse(Traffic.UNREAD);
        yield number >= 0 && number <= 255 ? (int) number : Traffic.UNREAD;
      }
    };
  }
}
