package dev.plumbline.model.parse.kernel;

import dev.plumbline.model.Family;
import dev.plumbline.model.IpPrefix;
import dev.plumbline.model.PolicyRule;
import dev.plumbline.model.PolicyRule.Action;
import dev.plumbline.model.PolicyRule.Range;
import dev.plumbline.model.parse.text.Json;
import dev.plumbline.model.parse.text.JsonElements;
import dev.plumbline.model.parse.text.Parsed;
import dev.plumbline.model.parse.text.Reading;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * Rules from {@code ip -j rule show}. Of {@code not}, {@code nop}, {@code l3mdev}, {@code
 * iif_detached} and {@code unresolved} the presence counts, their value is null (iproute2
 * iprule.c).
 */
final class RuleJson {
  private static final Set<String> ERRORS = Set.of("unreachable", "prohibit", "blackhole");

  /** Keys whose presence counts, and those of realms, which do not change the way. */
  private static final Set<String> FLAGS =
      Set.of(
          ("priority not iif_detached oif_detached unresolved nop l3mdev protocol flow_from"
                  + " flow_to")
              .split(" "));

  /** Keys that are read. */
  private static final Set<String> VALUES =
      Set.of(
          ("src srclen dst dstlen iif oif fwmark fwmask tos ipproto sport sport_start sport_end"
                  + " dport dport_start dport_end uid uid_start uid_end table goto action"
                  + " suppress_prefixlen suppress_prefixlength suppress_ifgroup")
              .split(" "));

  private static final long LAST_PRIORITY = 0xffffffffL;

  private final Reading reading;
  private final String file;
  private final Family family;
  private final List<PolicyRule> rules = new ArrayList<>();
  private long last;

  private RuleJson(Reading reading, String file, Family family) {
    this.reading = reading;
    this.file = file;
    this.family = family;
  }

  static Parsed<List<PolicyRule>> read(Reading reading, String file, String text, Family family) {
    RuleJson json = new RuleJson(reading, file, family);
    boolean whole = JsonElements.each(reading, file, text, Reading.MOST_ENTRIES, json::take);
    return new Parsed<>(List.copyOf(json.rules), List.of(file), whole && reading.whole(file));
  }

  /** A rule that cannot be read is kept where it stands, since it could decide there. */
  private void take(JsonElements.Element element) {
    if (element.readable() && element.node().isEmpty()) {
      return;
    }
    RuleDraft draft = draft(element.node());
    OptionalLong priority = priority(element.node());
    if (priority.isEmpty()) {
      draft = new RuleDraft();
      draft.action = Action.OTHER;
      draft.unknown.add(element.evidence().text());
    } else if (draft.family().orElse(family) != family) {
      reading.problem(
          file,
          element.evidence().line(),
          "a rule of the other family was skipped: " + element.evidence().text());
      return;
    }
    last = priority.orElse(last);
    rules.add(draft.rule(family, rules.size(), last, element.evidence()));
  }

  private static OptionalLong priority(JsonNode node) {
    OptionalLong priority = Json.number(node, "priority");
    return priority.orElse(-1) >= 0 && priority.orElse(-1) <= LAST_PRIORITY
        ? priority
        : OptionalLong.empty();
  }

  private static RuleDraft draft(JsonNode node) {
    RuleDraft draft = new RuleDraft();
    draft.inverted = node.has("not");
    draft.from = prefix(draft, node, "src", "srclen");
    draft.to = prefix(draft, node, "dst", "dstlen");
    draft.iif = Json.optional(node, "iif");
    draft.iifDetached = node.has("iif_detached");
    draft.oif = Json.optional(node, "oif");
    draft.oifDetached = node.has("oif_detached");
    if (node.has("fwmark")) {
      String mask = Json.text(node, "fwmask");
      draft.mark(Json.text(node, "fwmark") + (mask.isEmpty() ? "" : "/" + mask));
    }
    Tos.read(Json.text(node, "tos"))
        .ifPresentOrElse(t -> draft.tos = t, () -> draft.unknown.add("tos " + node.get("tos")));
    draft.protocolSelector = Json.optional(node, "ipproto");
    draft.sourcePort = range(draft, node, "sport");
    draft.destinationPort = range(draft, node, "dport");
    draft.uid = range(draft, node, "uid");
    draft.protocol = Json.text(node, "protocol");
    suppress(draft, node);
    draft.suppressGroup = Json.optional(node, "suppress_ifgroup");
    draft.unresolved = node.has("unresolved");
    action(node, draft);
    node.properties().stream()
        .filter(p -> !FLAGS.contains(p.getKey()))
        .filter(p -> !VALUES.contains(p.getKey()) || !Json.plain(p.getValue()))
        .forEach(p -> draft.unknown(p.getKey(), p.getValue()));
    return draft;
  }

  private static void action(JsonNode node, RuleDraft draft) {
    String action = Json.text(node, "action");
    if (node.has("goto")) {
      draft.action = Action.GOTO;
      draft.gotoPriority = Json.number(node, "goto");
      if (draft.gotoPriority.isEmpty() && !Json.text(node, "goto").equals("none")) {
        draft.action = Action.OTHER;
        draft.unknown("goto", node.path("goto"));
      }
    } else if (node.has("l3mdev")) {
      draft.action = Action.L3MDEV;
    } else if (ERRORS.contains(action)) {
      draft.action = Action.valueOf(action.toUpperCase(Locale.ROOT));
    } else if (!Json.text(node, "table").isEmpty()) {
      draft.action = Action.LOOKUP;
      draft.table = Json.text(node, "table");
    } else if (!node.has("nop")) {
      draft.action = Action.OTHER;
      draft.unknown.add(action.isEmpty() ? "no action" : "action " + action);
    }
  }

  /** A prefix, noted as unknown when it is neither "all" nor one. */
  private static Optional<IpPrefix> prefix(
      RuleDraft draft, JsonNode node, String key, String length) {
    String text = Json.text(node, key);
    Optional<IpPrefix> prefix =
        text.indexOf('/') > 0
            ? IpPrefix.tryParse(text)
            : IpPrefix.tryParse(node.has(length) ? text + "/" + Json.text(node, length) : text);
    if (prefix.isEmpty() && !text.isEmpty() && !text.equals("all")) {
      draft.unknown(key, node.path(key));
    }
    return prefix;
  }

  private static void suppress(RuleDraft draft, JsonNode node) {
    for (String key : List.of("suppress_prefixlen", "suppress_prefixlength")) {
      if (node.has(key)) {
        draft.suppress(key, Json.text(node, key));
      }
    }
  }

  /** One number under the key, or two under the key with _start and _end. */
  private static Optional<Range> range(RuleDraft draft, JsonNode node, String key) {
    if (node.has(key)) {
      return draft.range(key, Json.text(node, key));
    }
    return node.has(key + "_start") || node.has(key + "_end")
        ? draft.range(key, Json.text(node, key + "_start") + "-" + Json.text(node, key + "_end"))
        : Optional.empty();
  }
}
