package dev.plumbline.path;

import dev.plumbline.model.PolicyRule;

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

  private static boolean own(PolicyRule rule) {
    return switch (rule.table()) {
      case "local" -> rule.priority() == 0;
      case "main" -> rule.priority() == 32766;
      case "default" -> rule.priority() == 32767;
      default -> false;
    };
  }
}
