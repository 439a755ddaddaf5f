package dev.plumbline.path;

import dev.plumbline.model.Evidence;
import dev.plumbline.model.Family;
import dev.plumbline.model.IpAddress;
import dev.plumbline.model.IpPrefix;
import dev.plumbline.model.PolicyRule;
import dev.plumbline.model.Route;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The VPC CNI's rules: what beside priority and table speaks for it. */
final class CniRules {
  private CniRules() {}

  /**
   * True when rules fit together as only the CNI makes them: a rule to a pod and one from the same
   * pod, or a rule to a pod and the rule of the CNI's mark.
   */
  static boolean shaped(List<PolicyRule> rules) {
    Set<IpPrefix> to =
        rules.stream()
            .filter(r -> r.priority() == 512 && r.table().equals("main"))
            .map(r -> r.selector().to())
            .filter(IpPrefix::isHost)
            .collect(Collectors.toSet());
    return !to.isEmpty()
        && rules.stream()
            .anyMatch(
                r ->
                    r.priority() == 1536 && to.contains(r.selector().from())
                        || r.priority() == 1024 && mark(r));
  }

  private static boolean mark(PolicyRule rule) {
    return rule.selector().mark().isPresent()
        && rule.selector().mark().getAsLong() == 0x80
        && rule.selector().mask() == 0x80;
  }

  /** A rule of the CNI's shape on a CNI node. */
  static Attribution of(HostModel host, PolicyRule rule) {
    IpPrefix pod =
        rule.selector().to().length() > 0 ? rule.selector().to() : rule.selector().from();
    if (mark(rule)) {
      return Attribution.likely(
              Owner.VPC_CNI, "Takes the mark of the primary ENI, 0x80, to main on a CNI node.")
          .by(rule.evidence());
    }
    Optional<Route> route = hostRoute(host, rule.family(), pod);
    if (route.isPresent()) {
      return Attribution.likely(
              Owner.VPC_CNI,
              "For the pod %s, whose host route leaves by %s."
                  .formatted(pod, route.get().link().orElse("")))
          .by(route.get().evidence());
    }
    Optional<Eni> eni = pod.length() > 0 ? eni(host, pod.address()) : Optional.empty();
    if (eni.isPresent()) {
      return Attribution.likely(
              Owner.VPC_CNI, "For the primary address of %s.".formatted(eni.get().name()))
          .by(evidence(host, pod.address(), rule));
    }
    return Attribution.possible(
            Owner.VPC_CNI, "Has the shape of the VPC CNI's rules; no host route of a pod fits it.")
        .by(rule.evidence());
  }

  private static Optional<Eni> eni(HostModel host, IpAddress address) {
    return host.snapshot().address(address).flatMap(a -> host.eni(a.link()));
  }

  private static Evidence evidence(HostModel host, IpAddress address, PolicyRule rule) {
    return host.snapshot().address(address).map(a -> a.evidence()).orElse(rule.evidence());
  }

  private static Optional<Route> hostRoute(HostModel host, Family family, IpPrefix pod) {
    return host.snapshot().routes(family).orElse(List.of()).stream()
        .filter(r -> r.destination().equals(pod) && r.unicast())
        .filter(r -> r.link().filter(HostKind::podLink).isPresent())
        .findFirst();
  }
}
