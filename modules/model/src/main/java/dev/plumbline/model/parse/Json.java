package dev.plumbline.model.parse;

import dev.plumbline.model.IpAddress;
import dev.plumbline.model.IpPrefix;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Values of JSON fields, tolerant of numbers written as text and of absent fields. */
final class Json {
  private Json() {}

  static String text(JsonNode node, String key) {
    return node.path(key).asString("");
  }

  static Optional<String> optional(JsonNode node, String key) {
    return Optional.of(text(node, key)).filter(t -> !t.isEmpty());
  }

  /** A number, decimal or {@code 0x} hexadecimal, as number or text. */
  static OptionalLong number(JsonNode node, String key) {
    JsonNode value = node.path(key);
    if (value.isIntegralNumber()) {
      return value.asLongOpt();
    }
    return value.isString() ? number(value.stringValue()) : OptionalLong.empty();
  }

  static int number(JsonNode node, String key, int other) {
    OptionalLong value = number(node, key);
    return value.isPresent() && value.getAsLong() == (int) value.getAsLong()
        ? (int) value.getAsLong()
        : other;
  }

  static OptionalInt small(JsonNode node, String key) {
    OptionalLong value = number(node, key);
    return value.isPresent() ? OptionalInt.of((int) value.getAsLong()) : OptionalInt.empty();
  }

  /** True for a text or a whole number: what iproute2 prints as the value of a field. */
  static boolean plain(JsonNode value) {
    return value.isString() || value.isIntegralNumber();
  }

  /** Decimal or {@code 0x} hexadecimal text as a number. */
  static OptionalLong number(String text) {
    try {
      return OptionalLong.of(
          text.startsWith("0x") ? Long.parseLong(text.substring(2), 16) : Long.parseLong(text));
    } catch (NumberFormatException e) {
      return OptionalLong.empty();
    }
  }

  static Optional<IpAddress> address(JsonNode node, String key) {
    return optional(node, key).flatMap(IpAddress::tryParse);
  }

  /** A prefix from a field and the field that holds its length; no length means a host. */
  static Optional<IpPrefix> prefix(JsonNode node, String key, String lengthKey) {
    Optional<IpAddress> address = address(node, key);
    int length = number(node, lengthKey, -1);
    return address.map(
        a -> IpPrefix.of(a, length < 0 || length > a.family().bits() ? a.family().bits() : length));
  }

  static List<String> texts(JsonNode node, String key) {
    JsonNode list = node.path(key);
    if (list.isEmpty()) {
      return List.of();
    }
    List<String> texts = new ArrayList<>(list.size());
    list.values().forEach(v -> texts.add(v.asString("")));
    return List.copyOf(texts);
  }

  static Set<String> set(JsonNode node, String key) {
    return java.util.Collections.unmodifiableSet(new LinkedHashSet<>(texts(node, key)));
  }
}
