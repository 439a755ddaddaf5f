package dev.plumbline.diagram;

import dev.plumbline.model.IpPrefix;
import dev.plumbline.model.PolicyRule;
import dev.plumbline.model.PolicyRule.Range;
import dev.plumbline.model.PolicyRule.Selector;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** A rule's selector and action in the words of {@code ip rule}. */
final class RuleText {
  private RuleText() {}

  /** The selector; "from all" is left out where something else selects. */
  static String selector(Selector selector, boolean shortened) {
    Function<IpPrefix, String> prefix = shortened ? Labels::prefix : IpPrefix::toString;
    List<String> parts = new ArrayList<>();
    if (selector.from().length() > 0) {
      parts.add("from " + prefix.apply(selector.from()));
    }
    if (selector.to().length() > 0) {
      parts.add("to " + prefix.apply(selector.to()));
    }
    selector.iif().ifPresent(i -> parts.add("iif " + (shortened ? Labels.link(i) : i)));
    selector.oif().ifPresent(o -> parts.add("oif " + (shortened ? Labels.link(o) : o)));
    selector
        .mark()
        .ifPresent(
            m ->
                parts.add(
                    selector.mask() == 0xffffffffL
                        ? "fwmark 0x%x".formatted(m)
                        : "fwmark 0x%x/0x%x".formatted(m, selector.mask())));
    if (selector.tos() != 0) {
      parts.add("tos 0x%x".formatted(selector.tos()));
    }
    selector.protocol().ifPresent(p -> parts.add("ipproto " + p));
    selector.sourcePort().ifPresent(r -> parts.add("sport " + range(r)));
    selector.destinationPort().ifPresent(r -> parts.add("dport " + range(r)));
    selector.uid().ifPresent(r -> parts.add("uidrange " + range(r)));
    parts.addAll(selector.unknown());
    if (parts.isEmpty()) {
      parts.add("from all");
    }
    return (selector.inverted() ? "not " : "") + String.join(" ", parts);
  }

  private static String range(Range range) {
    return range.first() == range.last()
        ? Long.toString(range.first())
        : range.first() + "-" + range.last();
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
