package dev.plumbline.model.parse.text;

import dev.plumbline.model.IpAddress;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Values of JSON fields, tolerant of numbers written as text and of absent fields. */
public final class Json {
  private Json() {}

  /** A field as text; empty where it is absent. */
  public static String text(JsonNode node, String key) {
    return node.path(key).asString("");
  }

  /** A field as text, unless it is absent or empty. */
  public static Optional<String> optional(JsonNode node, String key) {
    return Optional.of(text(node, key)).filter(t -> !t.isEmpty());
  }

  /** A number, decimal or {@code 0x} hexadecimal, as number or text. */
  public static OptionalLong number(JsonNode node, String key) {
    JsonNode value = node.path(key);
    if (value.isIntegralNumber()) {
      return value.asLongOpt();
    }
    return value.isString() ? number(value.stringValue()) : OptionalLong.empty();
  }

  /** A number that fits an {@code int}, {@code other} where there is none. */
  public static int number(JsonNode node, String key, int other) {
    return small(node, key).orElse(other);
  }

  /** A number that fits an {@code int}. */
  public static OptionalInt small(JsonNode node, String key) {
    OptionalLong value = number(node, key);
    return value.isPresent() && value.getAsLong() == (int) value.getAsLong()
        ? OptionalInt.of((int) value.getAsLong())
        : OptionalInt.empty();
  }

  /** True for a text or a whole number: what iproute2 prints as the value of a field. */
  public static boolean plain(JsonNode value) {
    return value.isString() || value.isIntegralNumber();
  }

  /** Decimal or {@code 0x} hexadecimal text as a number. */
  public static OptionalLong number(String text) {
    try {
      return OptionalLong.of(
          text.startsWith("0x") ? Long.parseLong(text.substring(2), 16) : Long.parseLong(text));
    } catch (NumberFormatException e) {
      return OptionalLong.empty();
    }
  }

  /** A field that holds an IP address. */
  public static Optional<IpAddress> address(JsonNode node, String key) {
    return optional(node, key).flatMap(IpAddress::tryParse);
  }

  /** The texts of a list, in its order. */
  public static List<String> texts(JsonNode node, String key) {
    JsonNode list = node.path(key);
    if (list.isEmpty()) {
      return List.of();
    }
    List<String> texts = new ArrayList<>(list.size());
    list.values().forEach(v -> texts.add(v.asString("")));
    return List.copyOf(texts);
  }

  /** The texts of a list, each once, in its order. */
  public static Set<String> set(JsonNode node, String key) {
    return Collections.unmodifiableSet(new LinkedHashSet<>(texts(node, key)));
  }
}
