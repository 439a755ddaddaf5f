package dev.plumbline.guide.check.routing;

import dev.plumbline.guide.check.CheckContext;
import dev.plumbline.model.Address;
import dev.plumbline.model.Family;
import dev.plumbline.model.IpPrefix;
import dev.plumbline.model.PolicyRule;
import dev.plumbline.path.Eni;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A rule that sends an address of an ENI to a private table.
 *
 * @param local true when the address is on the link now
 */
record TableDefault(PolicyRule rule, Eni eni, boolean local) {
  private static final Set<String> COMMON = Set.of("local", "main", "default");

  /** All such rules of a family, in the order they are tried. */
  static Stream<TableDefault> of(CheckContext context, Family family) {
    return context.snapshot().rules(family).orElse(List.of()).stream()
        .filter(r -> r.action() == PolicyRule.Action.LOOKUP && !COMMON.contains(r.table()))
        .filter(r -> r.selector().equals(PolicyRule.Selector.from(r.selector().from())))
        .flatMap(r -> ofRule(context, r).stream());
  }

  private static Optional<TableDefault> ofRule(CheckContext context, PolicyRule rule) {
    IpPrefix from = rule.selector().from();
    Optional<Eni> holder =
        from.isHost()
            ? context
                .snapshot()
                .address(from.address())
                .map(Address::link)
                .flatMap(l -> context.host().eni(l))
            : Optional.empty();
    return holder
        .or(
            () ->
                context.host().enis().stream()
                    .filter(e -> e.wanted().stream().anyMatch(w -> w.prefix().equals(from)))
                    .findFirst())
        .map(eni -> new TableDefault(rule, eni, holder.isPresent()));
  }

  String table() {
    return rule.table();
  }
}
