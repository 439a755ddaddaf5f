package dev.plumbline.path.firewall;

import dev.plumbline.model.IpAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.UnaryOperator;
import tools.jackson.databind.JsonNode;

/** The statements of one nftables rule, in order; unknown ones cannot be followed. */
final class NftStatements {
  /** Statements that change nothing a route or a rule looks at, and go on. */
  private static final Set<String> GO_ON =
      Set.of(
          "log",
          "set",
          "map",
          "meter",
          "flow",
          "dup",
          "continue",
          "ct helper",
          "ct timeout",
          "ct expectation",
          "secmark",
          "last",
          "optstrip");

  /** Statements that let only some packets through. */
  private static final Set<String> LIMITS = Set.of("limit", "quota", "ct count");

  private final NftMatch match;
  private final List<Step> steps = new ArrayList<>();
  private final List<String> texts = new ArrayList<>();
  private Optional<Counters> counters = Optional.empty();

  NftStatements(NftMatch match) {
    this.match = match;
  }

  List<Step> steps() {
    return List.copyOf(steps);
  }

  List<String> texts() {
    return List.copyOf(texts);
  }

  Optional<Counters> counters() {
    return counters;
  }

  void add(JsonNode statement) {
    Map.Entry<String, JsonNode> entry = entry(statement);
    String kind = entry.getKey();
    JsonNode body = entry.getValue();
    if (kind.equals("counter")) {
      counters =
          body.isObject()
              ? Optional.of(
                  new Counters(body.path("packets").asLong(0), body.path("bytes").asLong(0)))
              : Optional.empty();
      return;
    }
    String text = NftWords.statement(kind, body);
    texts.add(text);
    if (kind.equals("match")) {
      match.conditions(body, text).forEach(steps::add);
    } else if (LIMITS.contains(kind) || xtMatch(kind, body)) {
      steps.add(new Step.Condition((_, _) -> Truth.UNKNOWN, text));
    } else if (kind.equals("vmap")) {
      steps.add(choice(body, text));
    } else {
      steps.add(action(kind, body, text));
    }
  }

  private static boolean xtMatch(String kind, JsonNode body) {
    return kind.equals("xt") && body.path("type").asString("").equals("match");
  }

  /** The one key of a statement; text stands for a statement that this nft could not print. */
  private static Map.Entry<String, JsonNode> entry(JsonNode statement) {
    if (statement.isObject() && !statement.isEmpty()) {
      return statement.properties().iterator().next();
    }
    return Map.entry(statement.asString("statement"), statement);
  }

  /** A verdict or an action. */
  private Step action(String kind, JsonNode body, String text) {
    return switch (kind) {
      case "accept" -> new Step.End(Verdict.ACCEPT);
      case "drop" -> new Step.End(Verdict.DROP);
      case "return" -> new Step.Return();
      case "jump", "goto" -> jump(kind, body, text);
      case "reject" ->
          new Step.Reject(
              Rejection.of(
                  body.path("type").asString("").equals("tcp reset")
                      ? "tcp-reset"
                      : body.path("expr").asString("port-unreachable"),
                  body.path("type").asString("").equals("icmpv6")));
      case "notrack" -> new Step.Alter(p -> p.withState(ConnectionState.UNTRACKED), "not tracked");
      case "mangle" -> mangle(body, text);
      case "dnat" -> translate(body, true, "destination becomes ");
      case "snat" -> translate(body, false, "source becomes ");
      case "masquerade" ->
          new Step.Translate(
              false,
              Optional.empty(),
              OptionalInt.empty(),
              "source becomes the address of the outgoing link");
      case "redirect" -> new Step.Redirect(port(body), "redirected to the host");
      default -> GO_ON.contains(kind) ? new Step.Alter(p -> p, text) : new Step.Opaque(text);
    };
  }

  private static Step jump(String kind, JsonNode body, String text) {
    String target = body.path("target").asString("");
    return target.isEmpty() ? new Step.Opaque(text) : new Step.Jump(target, kind.equals("goto"));
  }

  private static Step translate(JsonNode body, boolean destination, String begin) {
    OptionalInt port = port(body);
    String address = body.path("addr").asString("");
    String to = address + (port.isPresent() ? ":" + port.getAsInt() : "");
    return new Step.Translate(
        destination, IpAddress.tryParse(address), port, begin + (to.isEmpty() ? "another" : to));
  }

  private static OptionalInt port(JsonNode body) {
    JsonNode port = body.path("port");
    return port.isNumber() ? OptionalInt.of(port.asInt()) : OptionalInt.empty();
  }

  private Step choice(JsonNode body, String text) {
    List<Step.Branch> branches = new ArrayList<>();
    Optional<JsonNode> elements = match.elements(body.path("data"));
    if (elements.isEmpty()) {
      return new Step.Opaque(text);
    }
    for (JsonNode element : elements.get().values()) {
      Map.Entry<String, JsonNode> verdict = entry(element.path(1));
      Step step = action(verdict.getKey(), verdict.getValue(), text);
      branches.add(new Step.Branch(match.test(body.path("key"), element.path(0)), step, text));
    }
    return new Step.Choice(List.copyOf(branches));
  }

  private Step mangle(JsonNode body, String text) {
    JsonNode key = body.path("key");
    boolean packet = key.path("meta").path("key").asString("").equals("mark");
    boolean connection = key.path("ct").path("key").asString("").equals("mark");
    if (!packet && !connection) {
      return new Step.Alter(p -> p, text);
    }
    UnaryOperator<Packet> change =
        p -> {
          Mark mark = NftMarks.of(body.path("value"), p);
          return packet ? p.withMark(mark) : p.withConnectionMark(mark);
        };
    return new Step.Alter(change, text);
  }
}
