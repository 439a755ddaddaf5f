package dev.plumbline.path;

import dev.plumbline.model.PolicyRule;
import java.util.List;
import java.util.stream.Stream;

/**
 * What the installed package should have made of this host, compared with what the kernel has.
 * Empty where the package does not manage the host, and in a drill. Source: the version-dependent
 * formulas of {@link Scheme}.
 *
 * @param rules one an address or prefix of every ENI that has rules
 * @param routes defaults and subnet routes of every ENI
 * @param extra rules of the kernel that no known owner explains
 * @param tables every table that has routes or that a rule leads to
 */
public record Expectation(
    HostModel host,
    List<ExpectedRule> rules,
    List<ExpectedRoute> routes,
    List<PolicyRule> extra,
    List<TableUse> tables) {

  public static Expectation of(HostModel host) {
    return of(host, Owners.of(host));
  }

  /** The same with attributions that were worked out before. */
  public static Expectation of(HostModel host, Owners owners) {
    if (host.withheld()) {
      return new Expectation(host, List.of(), List.of(), List.of(), TableUses.of(host));
    }
    List<PolicyRule> all =
        Stream.of(host.snapshot().rules(), host.snapshot().rules6())
            .flatMap(c -> c.orElse(List.of()).stream())
            .toList();
    return new Expectation(
        host,
        ExpectedRules.of(host),
        ExpectedRoutes.of(host),
        all.stream().filter(r -> owners.of(r).owner() == Owner.BY_HAND).toList(),
        TableUses.of(host));
  }

  /** Expected rules that are not there: the ghosts of the diagram. */
  public List<ExpectedRule> missingRules() {
    return rules.stream().filter(ExpectedRule::missing).toList();
  }

  /** Expected routes that are not there. */
  public List<ExpectedRoute> missingRoutes() {
    return routes.stream().filter(ExpectedRoute::missing).toList();
  }
}
