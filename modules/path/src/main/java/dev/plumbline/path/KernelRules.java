package dev.plumbline.path;

import dev.plumbline.model.Evidence;
import dev.plumbline.model.Family;
import dev.plumbline.model.PolicyRule;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** The rules that the kernel makes itself: local, main and default, and that of VRFs. */
final class KernelRules {
  private KernelRules() {}

  static boolean made(PolicyRule rule) {
    boolean kernel = rule.protocol().isEmpty() || rule.protocol().equals("kernel");
    return kernel
        && rule.selector().matchesEverything()
        && switch (rule.action()) {
          case LOOKUP -> own(rule);
          case L3MDEV -> rule.protocol().equals("kernel");
          default -> false;
        };
  }

  /** The two rules of IPv6 that every host begins with. */
  static List<PolicyRule> ipv6() {
    return List.of(rule(0, "local"), rule(32766, "main"));
  }

  private static PolicyRule rule(long priority, String table) {
    return new PolicyRule(
        Family.V6,
        priority == 0 ? 0 : 1,
        priority,
        PolicyRule.Selector.all(Family.V6),
        PolicyRule.Action.LOOKUP,
        table,
        OptionalLong.empty(),
        OptionalInt.empty(),
        Optional.empty(),
        "kernel",
        false,
        Evidence.file("ip -6 rule"));
  }

  /** True where rules that every host begins with are gone, and no others are there. */
  static boolean fewerOfIpv6(List<PolicyRule> rules) {
    return rules.size() < 2 && rules.stream().allMatch(KernelRules::made);
  }

  private static boolean own(PolicyRule rule) {
    return switch (rule.table()) {
      case "local" -> rule.priority() == 0;
      case "main" -> rule.priority() == 32766;
      case "default" -> rule.priority() == 32767;
      default -> false;
    };
  }
}
