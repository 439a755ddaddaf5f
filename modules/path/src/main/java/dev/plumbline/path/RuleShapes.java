package dev.plumbline.path;

import dev.plumbline.model.PolicyRule;
import java.util.Optional;

/**
 * Recognises rules by their whole shape, where no captured file asks for them. Sources:
 * amazon-vpc-cni-k8s up to v1.23, amazon-eks-ami (nodeadm), amazon-ec2-net-utils.
 */
final class RuleShapes {
  private RuleShapes() {}

  static Optional<Attribution> of(HostModel host, PolicyRule rule) {
    if (rule.action() != PolicyRule.Action.LOOKUP || rule.selector().inverted()) {
      return Optional.empty();
    }
    boolean isStatic = rule.protocol().equals("static");
    if (host.managed() && isStatic && netUtils(host, rule)) {
      return Optional.of(
          Attribution.likely(
              Owner.NET_UTILS, "Source rule whose priority is its table, by protocol static."));
    }
    if (host.cniNode() && isStatic && rule.priority() == 32765 && source(rule)) {
      return Optional.of(
          Attribution.likely(Owner.NODEADM, "Source rule at 32765 by protocol static."));
    }
    if (host.managed() && host.scheme() == Scheme.V1 && source(rule) && privateTable(rule)) {
      return Optional.of(
          Attribution.likely(Owner.NET_UTILS, "Source rule to a private table of version 1.x."));
    }
    return host.cniNode() && rule.protocol().isEmpty() && cni(rule)
        ? Optional.of(
            Attribution.likely(Owner.VPC_CNI, "Shape of the VPC CNI on a node with pod links."))
        : Optional.empty();
  }

  private static boolean netUtils(HostModel host, PolicyRule rule) {
    return source(rule)
        && privateTable(rule)
        && rule.table().equals(Long.toString(rule.priority()))
        && (host.ownerOfTable(rule.table()).isPresent() || host.enis().isEmpty());
  }

  private static boolean cni(PolicyRule rule) {
    PolicyRule.Selector selector = rule.selector();
    return switch ((int) Math.min(rule.priority(), Integer.MAX_VALUE)) {
      case 10 -> selector.iif().filter(i -> i.startsWith("vlan")).isPresent();
      case 20 -> rule.table().equals("local") && selector.matchesEverything();
      case 512, 1535 -> selector.to().length() > 0 && rule.table().equals("main");
      case 1024 ->
          selector.mark().isPresent()
              && selector.mark().getAsLong() == 0x80
              && selector.mask() == 0x80
              && rule.table().equals("main");
      case 1536, 32765 -> source(rule) && !rule.table().equals("main");
      default -> false;
    };
  }

  private static boolean source(PolicyRule rule) {
    return rule.selector().equals(PolicyRule.Selector.from(rule.selector().from()))
        && rule.selector().from().length() > 0;
  }

  private static boolean privateTable(PolicyRule rule) {
    return rule.table().matches("1\\d{4}");
  }
}
