package dev.plumbline.path;

import dev.plumbline.model.NetworkdLink;
import dev.plumbline.model.PolicyRule;
import java.util.List;
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
                  Owner.NET_UTILS,
                  "Source rule by protocol static whose priority is the table of its interface.")
              .by(rule.evidence()));
    }
    if (host.cniNode() && isStatic && rule.priority() == 32765 && source(rule)) {
      return nodeadm(host, rule);
    }
    if (host.managed() && host.scheme() == Scheme.V1 && source(rule) && privateTable(rule)) {
      return Optional.of(
          Attribution.likely(
                  Owner.NET_UTILS, "Source rule to a private table, as version 1.x makes them.")
              .by(rule.evidence()));
    }
    if (host.cniNode() && rule.protocol().isEmpty() && cni(rule)) {
      return Optional.of(CniRules.of(host, rule));
    }
    return cilium(host, rule);
  }

  /** A rule of nodeadm's file for the interface, where networkd is known to have applied it. */
  private static Optional<Attribution> nodeadm(HostModel host, PolicyRule rule) {
    Optional<NetworkdLink> applied =
        host.ownerOf(rule.selector().from().address()).stream()
            .flatMap(
                e ->
                    host.snapshot().networkd().orElse(List.of()).stream()
                        .filter(l -> l.name().equals(e.name())))
            .filter(l -> l.networkFile().filter(f -> f.contains("70-eks-")).isPresent())
            .findFirst();
    return Optional.of(
        applied
            .map(
                l ->
                    Attribution.likely(
                            Owner.NODEADM,
                            "Source rule at 32765 by protocol static, and networkd applied "
                                + l.networkFile().orElse("")
                                + " to "
                                + l.name()
                                + ".")
                        .by(l.evidence()))
            .orElseGet(
                () ->
                    Attribution.possible(
                            Owner.NODEADM,
                            "Source rule at 32765 by protocol static; networkd's file for its"
                                + " interface was not captured.")
                        .by(rule.evidence())));
  }

  private static Optional<Attribution> cilium(HostModel host, PolicyRule rule) {
    boolean present = host.snapshot().link("cilium_host").isPresent();
    PolicyRule.Selector selector = rule.selector();
    boolean marked = selector.mark().isPresent() && selector.mask() == 0xf00;
    boolean moved = selector.matchesEverything() && rule.table().equals("local");
    boolean endpoint =
        (rule.priority() == 110 || rule.priority() == 111) && selector.from().length() > 0;
    return present && (marked || moved || endpoint)
        ? Optional.of(
            Attribution.likely(
                    Owner.CILIUM, "Shape of cilium's rules, on a host with the link cilium_host.")
                .by(rule.evidence()))
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

  static boolean source(PolicyRule rule) {
    return rule.selector().equals(PolicyRule.Selector.from(rule.selector().from()))
        && rule.selector().from().length() > 0;
  }

  private static boolean privateTable(PolicyRule rule) {
    return rule.table().matches("1\\d{4}");
  }
}
