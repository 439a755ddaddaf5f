package dev.plumbline.path.firewall;

import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Writes nftables expressions in the words of {@code nft}, for people. */
final class NftWords {
  private NftWords() {}

  /** A statement, such as {@code tcp dport 80}. */
  static String statement(String kind, JsonNode body) {
    return switch (kind) {
      case "match" -> match(body);
      case "jump", "goto" -> kind + " " + body.path("target").asString("{ ... }");
      case "xt" -> "xt " + body.path("type").asString("") + " " + body.path("name").asString("");
      case "vmap" -> expression(body.path("key")) + " vmap " + expression(body.path("data"));
      case "mangle" -> expression(body.path("key")) + " set " + expression(body.path("value"));
      case "dnat", "snat" ->
          kind
              + " to "
              + expression(body.path("addr"))
              + (body.has("port") ? ":" + expression(body.path("port")) : "");
      case "reject" ->
          ("reject " + body.path("expr").asString(body.path("type").asString(""))).strip();
      default -> kind;
    };
  }

  private static String match(JsonNode body) {
    String operator = body.path("op").asString("==");
    boolean silent = operator.equals("==") || operator.equals("in");
    return expression(body.path("left"))
        + " "
        + (silent ? "" : operator + " ")
        + expression(body.path("right"));
  }

  private static String expression(JsonNode node) {
    if (node.isArray()) {
      return list(node, ",");
    }
    if (!node.isObject()) {
      return node.asString("");
    }
    if (node.isEmpty()) {
      return "";
    }
    String kind = node.propertyNames().iterator().next();
    JsonNode body = node.path(kind);
    return switch (kind) {
      case "payload" -> body.path("protocol").asString("") + " " + body.path("field").asString("");
      case "meta" -> {
        String key = body.path("key").asString("");
        yield key.endsWith("name") || key.equals("iif") || key.equals("oif") ? key : "meta " + key;
      }
      case "ct" -> "ct " + body.path("key").asString("");
      case "fib" ->
          "fib " + list(body.path("flags"), " . ") + " " + body.path("result").asString("");
      case "prefix" -> body.path("addr").asString("") + "/" + body.path("len").asString("");
      case "range" -> expression(body.path(0)) + "-" + expression(body.path(1));
      case "set" -> "{ " + list(body, ", ") + " }";
      case "concat" -> list(body, " . ");
      case "elem" -> expression(body.path("val"));
      case "&", "|", "^" -> expression(body.path(0)) + " " + kind + " " + expression(body.path(1));
      case "jump", "goto" -> kind + " " + body.path("target").asString("");
      default -> kind;
    };
  }

  private static String list(JsonNode nodes, String between) {
    return nodes.values().stream().map(NftWords::expression).collect(Collectors.joining(between));
  }
}
