package dev.plumbline.diagram;

import dev.plumbline.model.IpPrefix;
import dev.plumbline.model.PolicyRule;
import dev.plumbline.model.PolicyRule.Selector;
import dev.plumbline.path.IpText;
import java.util.List;
import java.util.function.UnaryOperator;

/** A rule's selector and action in the words of {@code ip rule}. */
final class RuleText {
  private RuleText() {}

  /** The selector; "from all" is left out where something else selects. */
  static String selector(Selector selector, boolean shortened) {
    List<String> parts =
        shortened
            ? IpText.conditions(selector, Labels::prefix, Labels::link)
            : IpText.conditions(selector, IpPrefix::toString, UnaryOperator.identity());
    String words = parts.isEmpty() ? "from all" : String.join(" ", parts);
    return (selector.inverted() ? "not " : "") + words;
  }

  /** What the rule does when it looks up no table, else empty. */
  static String action(PolicyRule rule) {
    return switch (rule.action()) {
      case LOOKUP -> "";
      case GOTO ->
          rule.gotoPriority().isPresent() ? "goto " + rule.gotoPriority().getAsLong() : "goto";
      case NOP -> "nop";
      case UNREACHABLE -> "unreachable";
      case PROHIBIT -> "prohibit";
      case BLACKHOLE -> "blackhole";
      case L3MDEV -> "l3mdev";
      case OTHER -> "unknown action";
    };
  }
}
