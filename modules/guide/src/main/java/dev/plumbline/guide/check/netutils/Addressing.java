package dev.plumbline.guide.check.netutils;

import dev.plumbline.model.DropIn;
import dev.plumbline.model.Evidence;
import dev.plumbline.model.IpPrefix;
import dev.plumbline.model.NetworkdLink;
import dev.plumbline.model.PolicyRule;
import dev.plumbline.model.Snapshot;
import dev.plumbline.path.Configured;
import dev.plumbline.path.Eni;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Where an address or prefix of an ENI is found: kernel rules, links, generated files. */
final class Addressing {
  private Addressing() {}

  /** Kernel rules whose source is exactly the prefix. */
  static Stream<PolicyRule> rules(Snapshot snapshot, IpPrefix source) {
    return snapshot.rules(source.family()).orElse(List.of()).stream()
        .filter(r -> r.selector().from().equals(source) && !r.selector().inverted());
  }

  /** The kernel rule that sends the prefix to the private table of its ENI. */
  static Optional<PolicyRule> rule(Snapshot snapshot, IpPrefix source, String table) {
    return rules(snapshot, source).filter(r -> r.table().equals(table)).findFirst();
  }

  /** True when a link has the address; prefixes are never assigned as such. */
  static boolean assigned(Snapshot snapshot, IpPrefix address) {
    return address.isHost() && snapshot.address(address.address()).isPresent();
  }

  /** The {@code From=} of a generated file that asks for a rule with this source. */
  static Optional<Evidence> configuredRule(Snapshot snapshot, IpPrefix source) {
    return Configured.rules(snapshot)
        .filter(r -> generated(r.file()) && r.from().equals(Optional.of(source)))
        .map(Configured.Rule::evidence)
        .findFirst();
  }

  /** The {@code Address=} of a generated file. */
  static Optional<Evidence> configuredAddress(Snapshot snapshot, IpPrefix address) {
    return Configured.addresses(snapshot)
        .filter(a -> generated(a.file()) && a.prefix().equals(address))
        .map(Configured.Alias::evidence)
        .findFirst();
  }

  static boolean generated(DropIn file) {
    return !file.administrator() && file.name().startsWith("ec2net_");
  }

  /** The file that lists the kernel's rules, or where its absence of a rule shows. */
  static Evidence ruleList(Snapshot snapshot, IpPrefix source) {
    return snapshot.rules(source.family()).orElse(List.of()).stream()
        .map(PolicyRule::evidence)
        .findFirst()
        .map(e -> Evidence.file(e.file()))
        .orElseGet(() -> Evidence.file("ip-j-rule.json"));
  }

  /** True while networkd has given up on the link or works on it: then its state says little. */
  static boolean unsettled(Snapshot snapshot, Eni eni) {
    return snapshot.networkd().orElse(List.of()).stream()
        .filter(l -> l.name().equals(eni.name()))
        .map(NetworkdLink::setupState)
        .anyMatch(s -> s.equals("failed") || s.equals("configuring") || s.equals("unmanaged"));
  }
}
