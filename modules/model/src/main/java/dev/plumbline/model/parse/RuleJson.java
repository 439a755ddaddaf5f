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
    draft.mark = Json.number(node, "fwmark");
    draft.mask = Json.number(node, "fwmask").orElse(draft.mask);
    draft.tos = Tos.parse(Json.text(node, "tos"));
    draft.protocolSelector = Json.optional(node, "ipproto");
    draft.sourcePort = range(node, "sport", "sport_start", "sport_end");
    draft.destinationPort = range(node, "dport", "dport_start", "dport_end");
    draft.uid = range(node, "uid", "uid_start", "uid_end");
    draft.protocol = Json.text(node, "protocol");
    draft.suppressPrefixLength = suppress(node);
    draft.suppressGroup = Json.optional(node, "suppress_ifgroup");
    draft.unresolved = node.has("unresolved");
    action(node, draft);
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

  private static Optional<Range> range(JsonNode node, String one, String first, String last) {
    OptionalLong single = Json.number(node, one);
    OptionalLong from = single.isPresent() ? single : Json.number(node, first);
    OptionalLong to = single.isPresent() ? single : Json.number(node, last);
    return from.isPresent() && to.isPresent()
        ? Optional.of(new Range(from.getAsLong(), to.getAsLong()))
        : Optional.empty();
  }
}
