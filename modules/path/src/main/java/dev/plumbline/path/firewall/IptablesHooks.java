package dev.plumbline.path.firewall;

import java.util.Arrays;
import java.util.Optional;

/** Where the built-in chains of iptables hook in, and at which priority (netfilter_ipv4.h). */
final class IptablesHooks {
  private IptablesHooks() {}

  static Optional<Chain.Base> of(String table, String chain, boolean accepts) {
    Optional<Hook> hook =
        Arrays.stream(Hook.values()).filter(h -> h.name().equals(chain)).findFirst();
    return hook.map(h -> new Chain.Base(h, kind(table), priority(table, h), accepts));
  }

  private static Chain.Kind kind(String table) {
    return switch (table) {
      case "nat" -> Chain.Kind.NAT;
      case "mangle" -> Chain.Kind.ROUTE;
      default -> Chain.Kind.FILTER;
    };
  }

  private static int priority(String table, Hook hook) {
    boolean source = hook == Hook.POSTROUTING || hook == Hook.INPUT;
    return switch (table) {
      case "raw" -> -300;
      case "mangle" -> -150;
      case "nat" -> source ? 100 : -100;
      case "security" -> 50;
      default -> 0;
    };
  }
}
