package dev.plumbline.path.layer;

import dev.plumbline.model.Address;
import dev.plumbline.model.DropIn;
import dev.plumbline.model.Evidence;
import dev.plumbline.model.Family;
import dev.plumbline.model.IpPrefix;
import dev.plumbline.model.PolicyRule;
import dev.plumbline.model.Snapshot;
import dev.plumbline.path.Configured;
import dev.plumbline.path.Eni;
import dev.plumbline.path.layer.LayerDifference.Pair;
import dev.plumbline.path.layer.LayerDifference.Thing;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The generated files of networkd against the rules and addresses of the kernel. */
public final class FileLayer {
  private final Snapshot snapshot;
  private final List<LayerDifference> found = new ArrayList<>();

  public FileLayer(Snapshot snapshot) {
    this.snapshot = snapshot;
  }

  /** True for a file of rules or addresses that amazon-ec2-net-utils generates. */
  static boolean generated(DropIn file) {
    return !file.administrator() && file.name().startsWith("ec2net_");
  }

  /** What the kernel lacks, then what it has beyond the files; of the rules and addresses. */
  public List<LayerDifference> differences(Eni eni) {
    found.clear();
    Configured.rules(snapshot)
        .filter(r -> r.file().link().equals(eni.name()) && generated(r.file()))
        .filter(r -> r.from().isPresent() && r.table().isPresent())
        .forEach(r -> rule(eni, r, r.from().orElseThrow(), r.table().orElseThrow()));
    boolean addresses = snapshot.addresses().complete();
    Configured.addresses(snapshot)
        .filter(a -> addresses && a.file().link().equals(eni.name()) && generated(a.file()))
        .filter(a -> snapshot.address(a.prefix().address()).isEmpty())
        .forEach(a -> add(eni, Thing.ADDRESS, "address " + a.prefix(), true, a.evidence()));
    if (snapshot.dropIns().complete()) {
      eni.tableName().ifPresent(table -> extraRules(eni, table));
      snapshot
          .addressesOf(eni.name())
          .filter(this::extra)
          .forEach(a -> add(eni, Thing.ADDRESS, "address " + a.ip(), false, a.evidence()));
    }
    return List.copyOf(found);
  }

  private void rule(Eni eni, Configured.Rule rule, IpPrefix from, String table) {
    boolean there =
        snapshot.rules(from.family()).orElse(List.of()).stream()
            .anyMatch(
                r ->
                    r.selector().from().equals(from)
                        && !r.selector().inverted()
                        && r.table().equals(table));
    if (!there && snapshot.rules(from.family()).complete()) {
      add(eni, Thing.RULE, "rule from " + from, true, rule.evidence());
    }
  }

  /** Rules that networkd made (proto static) to the private table, which no file asks for. */
  private void extraRules(Eni eni, String table) {
    for (Family family : Family.values()) {
      snapshot.rules(family).orElse(List.of()).stream()
          .filter(r -> r.table().equals(table) && r.protocol().equals("static"))
          .filter(r -> !asked(r))
          .forEach(
              r -> add(eni, Thing.RULE, "rule from " + r.selector().from(), false, r.evidence()));
    }
  }

  private boolean asked(PolicyRule rule) {
    return Configured.rules(snapshot)
        .anyMatch(r -> r.from().equals(Optional.of(rule.selector().from())));
  }

  /** A secondary IPv4 address as networkd sets them, which no file asks for. */
  private boolean extra(Address address) {
    IpPrefix prefix = IpPrefix.host(address.ip());
    return address.family() == Family.V4
        && address.prefixLength() == 32
        && address.flags().contains("noprefixroute")
        && Configured.addresses(snapshot).noneMatch(a -> a.prefix().equals(prefix));
  }

  private void add(Eni eni, Thing thing, String subject, boolean missing, Evidence evidence) {
    found.add(
        new LayerDifference(
            Pair.FILES_KERNEL,
            thing,
            subject,
            eni.name(),
            missing ? subject : "",
            missing ? "" : subject,
            List.of(evidence)));
  }
}
