package dev.plumbline.path.firewall;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** The matches of nftables as tests; what is not known here cannot be told. */
final class NftMatch {
  private final String table;
  private final Map<String, JsonNode> sets;
  private final NftKey keys;

  NftMatch(String table, Map<String, JsonNode> sets, Locality locality) {
    this.table = table;
    this.sets = sets;
    this.keys = new NftKey(locality);
  }

  /** A match, and before it what its left side takes for granted: {@code tcp dport} is tcp. */
  List<Step.Condition> conditions(JsonNode match, String text) {
    JsonNode left = match.path("left");
    List<Step.Condition> conditions = new ArrayList<>();
    NftKey.presupposed(left).ifPresent(t -> conditions.add(new Step.Condition(t, text)));
    conditions.add(new Step.Condition(test(match), text));
    return conditions;
  }

  private Step.Test test(JsonNode match) {
    JsonNode left = match.path("left");
    JsonNode right = match.path("right");
    return switch (match.path("op").asString("==")) {
      case "==", "in" -> test(left, right);
      case "!=" -> {
        Step.Test equal = test(left, right);
        yield (p, hook) -> equal.of(p, hook).negate();
      }
      case "<" -> keys.range(left, Long.MIN_VALUE, right.asLong(0) - 1);
      case "<=" -> keys.range(left, Long.MIN_VALUE, right.asLong(0));
      case ">" -> keys.range(left, right.asLong(0) + 1, Long.MAX_VALUE);
      case ">=" -> keys.range(left, right.asLong(0), Long.MAX_VALUE);
      default -> (_, _) -> Truth.UNKNOWN;
    };
  }

  /** Whether the left side is the value, one of the values, or in the set. */
  Step.Test test(JsonNode left, JsonNode right) {
    JsonNode plain = right.path("elem").has("val") ? right.path("elem").path("val") : right;
    Optional<JsonNode> elements = plain.isArray() ? Optional.of(plain) : elements(plain);
    if (elements.isPresent()) {
      List<Step.Test> tests = new ArrayList<>();
      elements.get().values().forEach(e -> tests.add(test(left, e)));
      return any(tests);
    }
    if (plain.isString() && plain.asString("").startsWith("@")
        || plain.isString() && plain.asString("").equals("*")) {
      return (_, _) -> plain.asString("").equals("*") ? Truth.YES : Truth.UNKNOWN;
    }
    if (left.has("concat") && plain.has("concat")) {
      List<Step.Test> tests = new ArrayList<>();
      for (int i = 0; i < left.path("concat").size(); i++) {
        JsonNode part = left.path("concat").path(i);
        NftKey.presupposed(part).ifPresent(tests::add);
        tests.add(test(part, plain.path("concat").path(i)));
      }
      return all(tests);
    }
    return keys.test(left, plain);
  }

  /** The elements of a literal set or of a named one; empty for other values. */
  Optional<JsonNode> elements(JsonNode value) {
    if (value.path("set").isArray()) {
      return Optional.of(value.path("set"));
    }
    String name = value.isString() ? value.asString("") : "";
    return name.startsWith("@")
        ? Optional.ofNullable(sets.get(table + "/" + name.substring(1)))
        : Optional.empty();
  }

  private static Step.Test any(List<Step.Test> tests) {
    return (p, hook) -> tests.stream().map(t -> t.of(p, hook)).reduce(Truth.NO, Truth::or);
  }

  private static Step.Test all(List<Step.Test> tests) {
    return (p, hook) -> tests.stream().map(t -> t.of(p, hook)).reduce(Truth.YES, Truth::and);
  }
}
