package dev.plumbline.model.parse;

import dev.plumbline.model.Family;
import dev.plumbline.model.IpPrefix;
import dev.plumbline.model.PolicyRule;
import dev.plumbline.model.PolicyRule.Action;
import dev.plumbline.model.PolicyRule.Range;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
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

  /** Keys that are read, and those of realms, which do not change the way. */
  private static final Set<String> KNOWN =
      Set.of(
          ("priority not src srclen dst dstlen iif iif_detached oif oif_detached fwmark fwmask tos"
                  + " ipproto sport sport_start sport_end dport dport_start dport_end uid uid_start"
                  + " uid_end table l3mdev goto unresolved nop action suppress_prefixlen"
                  + " suppress_prefixlength suppress_ifgroup protocol flow_from flow_to")
              .split(" "));

  private RuleJson() {}

  static Parsed<List<PolicyRule>> read(Reading reading, String file, String text, Family family) {
    JsonElements json = JsonElements.read(reading, file, text);
    List<PolicyRule> rules = new ArrayList<>();
    boolean whole = json.whole();
    for (JsonElements.Element element : json.elements()) {
      OptionalLong priority = Json.number(element.node(), "priority");
      RuleDraft draft = draft(element.node());
      if (priority.isEmpty() || draft.family().orElse(family) != family) {
        whole &= priority.isPresent();
        reading.problem(
            file,
            element.evidence().line(),
            (priority.isEmpty() ? "a rule without priority" : "a rule of the other family")
                + " was skipped: "
                + element.evidence().text());
      } else {
        rules.add(draft.rule(family, rules.size(), priority.getAsLong(), element.evidence()));
      }
    }
    return new Parsed<>(List.copyOf(rules), List.of(file), whole && reading.whole(file));
  }

  private static RuleDraft draft(JsonNode node) {
    RuleDraft draft = new RuleDraft();
    draft.inverted = node.has("not");
    draft.from = prefix(node, "src", "srclen");
    draft.to = prefix(node, "dst", "dstlen");
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
    draft.suppressPrefixLength = suppress(node);
    draft.suppressGroup = Json.optional(node, "suppress_ifgroup");
    draft.unresolved = node.has("unresolved");
    action(node, draft);
    node.properties().stream()
        .filter(p -> !KNOWN.contains(p.getKey()))
        .forEach(p -> draft.unknown.add(p.getKey() + " " + p.getValue().asString("")));
    return draft;
  }

  private static void action(JsonNode node, RuleDraft draft) {
    String action = Json.text(node, "action");
    if (node.has("goto")) {
      draft.action = Action.GOTO;
      draft.gotoPriority = Json.number(node, "goto");
    } else if (node.has("l3mdev")) {
      draft.action = Action.L3MDEV;
    } else if (ERRORS.contains(action)) {
      draft.action = Action.valueOf(action.toUpperCase(Locale.ROOT));
    } else if (node.has("table")) {
      draft.action = Action.LOOKUP;
      draft.table = Json.text(node, "table");
    } else if (!node.has("nop")) {
      draft.action = Action.OTHER;
      draft.unknown.add(action.isEmpty() ? "no action" : "action " + action);
    }
  }

  private static Optional<IpPrefix> prefix(JsonNode node, String key, String length) {
    return Json.text(node, key).indexOf('/') > 0
        ? IpPrefix.tryParse(Json.text(node, key))
        : Json.prefix(node, key, length);
  }

  private static OptionalInt suppress(JsonNode node) {
    OptionalInt value = Json.small(node, "suppress_prefixlen");
    return value.isPresent() ? value : Json.small(node, "suppress_prefixlength");
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
