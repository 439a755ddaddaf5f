package dev.plumbline.path;

import dev.plumbline.model.Captured;
import dev.plumbline.model.IpPrefix;
import dev.plumbline.model.PolicyRule;
import dev.plumbline.model.Snapshot;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;

/** Works out the source rules that should be there. */
final class ExpectedRules {
  private final HostModel host;
  private final Snapshot snapshot;
  private final Set<IpPrefix> applied = new HashSet<>();

  private ExpectedRules(HostModel host) {
    this.host = host;
    this.snapshot = host.snapshot();
    snapshot.addresses().orElse(List.of()).forEach(a -> applied.add(IpPrefix.host(a.ip())));
    Configured.rules(snapshot).forEach(r -> r.from().ifPresent(applied::add));
    Configured.addresses(snapshot).forEach(a -> applied.add(a.prefix()));
  }

  static List<ExpectedRule> of(HostModel host) {
    return host.managed() ? new ExpectedRules(host).rules().toList() : List.of();
  }

  private Stream<ExpectedRule> rules() {
    return host.enis().stream()
        .filter(e -> e.tableName().isPresent())
        .filter(e -> !e.primary() || host.scheme().primaryHasRules())
        .flatMap(e -> e.wanted().stream().map(w -> rule(e, w)));
  }

  private ExpectedRule rule(Eni eni, Wanted wanted) {
    String table = eni.tableName().orElseThrow();
    Captured<List<PolicyRule>> captured = snapshot.rules(wanted.family());
    Optional<PolicyRule> actual =
        captured.orElse(List.of()).stream()
            .filter(r -> r.selector().from().equals(wanted.prefix()))
            .filter(r -> !r.selector().inverted() && r.table().equals(table))
            .findFirst();
    return new ExpectedRule(
        host.scheme().setsPriority() ? eni.table() : OptionalLong.empty(),
        wanted.prefix(),
        table,
        eni,
        wanted,
        state(actual, captured, wanted),
        actual);
  }

  private ExpectedRule.State state(
      Optional<PolicyRule> actual, Captured<List<PolicyRule>> captured, Wanted wanted) {
    if (actual.isPresent()) {
      return ExpectedRule.State.PRESENT;
    }
    if (!captured.complete()) {
      return ExpectedRule.State.UNKNOWN;
    }
    return applied.contains(wanted.prefix())
        ? ExpectedRule.State.MISSING
        : ExpectedRule.State.NOT_APPLIED;
  }
}
