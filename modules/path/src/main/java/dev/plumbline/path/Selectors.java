package dev.plumbline.path;

import dev.plumbline.model.PolicyRule;
import java.util.Optional;
import java.util.OptionalInt;

/** Compares a packet with the selector of a rule. */
final class Selectors {
  private Selectors() {}

  /** Why the rule does not take the packet; empty when it does. */
  static Optional<String> refusal(PolicyRule rule, Query query) {
    Optional<String> mismatch = mismatch(rule.selector(), query);
    if (!rule.selector().inverted()) {
      return mismatch;
    }
    return mismatch.isPresent()
        ? Optional.empty()
        : Optional.of("the selector fits, and the rule takes all others");
  }

  /** Quick test: the rule is for another source or destination. */
  static boolean elsewhere(PolicyRule rule, Query query) {
    PolicyRule.Selector selector = rule.selector();
    return !selector.inverted()
        && ((selector.from().length() > 0
                && query.from().filter(selector.from()::contains).isEmpty())
            || (selector.to().length() > 0 && !selector.to().contains(query.to())));
  }

  private static Optional<String> mismatch(PolicyRule.Selector selector, Query query) {
    if (selector.from().length() > 0 && query.from().filter(selector.from()::contains).isEmpty()) {
      return Optional.of(
          query
              .from()
              .map(f -> "source " + f + " is not in " + selector.from())
              .orElse("no source is chosen yet, so from " + selector.from() + " does not match"));
    }
    if (selector.to().length() > 0 && !selector.to().contains(query.to())) {
      return Optional.of("destination " + query.to() + " is not in " + selector.to());
    }
    return links(selector, query).or(() -> fields(selector, query)).or(() -> flow(selector, query));
  }

  private static Optional<String> links(PolicyRule.Selector selector, Query query) {
    if (selector.iifDetached() || selector.oifDetached()) {
      return Optional.of("its link is gone");
    }
    String in = query.iif().orElse("lo");
    if (selector.iif().filter(i -> !i.equals(in)).isPresent()) {
      return Optional.of("incoming link is " + in + ", not " + selector.iif().get());
    }
    if (selector.oif().isPresent() && !selector.oif().equals(query.oif())) {
      return Optional.of("the socket is not bound to " + selector.oif().get());
    }
    return Optional.empty();
  }

  private static Optional<String> fields(PolicyRule.Selector selector, Query query) {
    boolean marked = selector.mark().isPresent();
    if (marked && ((query.mark() ^ selector.mark().getAsLong()) & selector.mask()) != 0) {
      return Optional.of("mark 0x" + Long.toHexString(query.mark()) + " does not fit");
    }
    if (selector.tos() != 0 && selector.tos() != (query.tos() & 0x1c)) {
      return Optional.of("type of service differs");
    }
    if (selector.uid().filter(r -> !r.contains(query.uid())).isPresent()) {
      return Optional.of("user " + query.uid() + " is not in its range");
    }
    return Optional.empty();
  }

  private static Optional<String> flow(PolicyRule.Selector selector, Query query) {
    if (selector.protocol().isPresent()
        && !number(selector.protocol().get())
            .equals(query.protocol().map(Selectors::number).orElse(""))) {
      return Optional.of("protocol is not " + selector.protocol().get());
    }
    if (outside(selector.sourcePort(), query.sourcePort())) {
      return Optional.of("source port does not fit");
    }
    return outside(selector.destinationPort(), query.destinationPort())
        ? Optional.of("destination port does not fit")
        : Optional.empty();
  }

  private static boolean outside(Optional<PolicyRule.Range> range, OptionalInt port) {
    return range.filter(r -> !r.contains(port.orElse(0))).isPresent();
  }

  private static String number(String protocol) {
    return switch (protocol.replace("ipproto-", "")) {
      case "icmp" -> "1";
      case "tcp" -> "6";
      case "udp" -> "17";
      case "ipv6-icmp", "icmpv6" -> "58";
      case "sctp" -> "132";
      default -> protocol.replace("ipproto-", "");
    };
  }
}
