package dev.plumbline.path.layer;

import dev.plumbline.model.DropIn;
import dev.plumbline.model.Evidence;
import dev.plumbline.model.Family;
import dev.plumbline.model.IpPrefix;
import dev.plumbline.model.Metadata;
import dev.plumbline.model.Snapshot;
import dev.plumbline.path.Configured;
import dev.plumbline.path.Eni;
import dev.plumbline.path.HostModel;
import dev.plumbline.path.Scheme;
import dev.plumbline.path.Wanted;
import dev.plumbline.path.layer.LayerDifference.Pair;
import dev.plumbline.path.layer.LayerDifference.Thing;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Metadata against the files that amazon-ec2-net-utils 2.x generates from it: one rule an address
 * or prefix at the table of the version's formula, one address entry a secondary IPv4 address, the
 * metric. Version 1.x writes no such files.
 */
final class MetadataLayer {
  private final HostModel host;
  private final Snapshot snapshot;
  private final List<LayerDifference> found = new ArrayList<>();

  MetadataLayer(HostModel host) {
    this.host = host;
    this.snapshot = host.snapshot();
  }

  List<LayerDifference> differences(Eni eni) {
    Optional<DropIn> conf = Configured.eniConf(snapshot, eni.name());
    boolean told =
        eni.metadata()
            .flatMap(m -> m.value("local-ipv4s"))
            .filter(Metadata.Value::answered)
            .isPresent();
    if (host.scheme() == Scheme.V1 || !told || conf.isEmpty() || !snapshot.dropIns().complete()) {
      return List.of();
    }
    boolean hasRules = !eni.primary() || host.scheme().primaryHasRules();
    List<Wanted> wanted =
        eni.wanted().stream().filter(w -> w.origin() == Wanted.Origin.METADATA).toList();
    if (hasRules && eni.tableName().isPresent()) {
      wanted.forEach(w -> rule(eni, w, eni.tableName().get()));
    }
    wanted.stream()
        .filter(w -> w.family() == Family.V4 && w.address())
        .skip(1)
        .forEach(w -> alias(eni, w));
    surplus(eni, wanted);
    metric(eni, conf.get());
    return List.copyOf(found);
  }

  private void rule(Eni eni, Wanted wanted, String table) {
    Optional<Configured.Rule> asked =
        Configured.rules(snapshot)
            .filter(r -> r.file().link().equals(eni.name()))
            .filter(r -> r.from().equals(Optional.of(wanted.prefix())))
            .findFirst();
    String expected = "from " + wanted.prefix() + " table " + table;
    if (asked.isEmpty()) {
      add(eni, Thing.RULE, "rule from " + wanted.prefix(), expected, "", wanted.evidence());
    } else if (asked.get().table().filter(table::equals).isEmpty()) {
      String other = asked.get().table().map(t -> " table " + t).orElse("");
      String is = "from " + wanted.prefix() + other;
      add(
          eni,
          Thing.RULE,
          "rule from " + wanted.prefix(),
          expected,
          is,
          wanted.evidence(),
          asked.get().evidence());
    }
  }

  private void alias(Eni eni, Wanted wanted) {
    boolean asked =
        Configured.addresses(snapshot)
            .anyMatch(
                a -> a.file().link().equals(eni.name()) && a.prefix().equals(wanted.prefix()));
    if (!asked) {
      String address = wanted.prefix().toString();
      add(eni, Thing.ADDRESS, "address " + address, address, "", wanted.evidence());
    }
  }

  /** What the files ask for and metadata no longer lists. */
  private void surplus(Eni eni, List<Wanted> wanted) {
    List<IpPrefix> listed = wanted.stream().map(Wanted::prefix).toList();
    Configured.rules(snapshot)
        .filter(r -> r.file().link().equals(eni.name()) && FileLayer.generated(r.file()))
        .filter(r -> r.from().filter(f -> !listed.contains(f) && answered(eni, f)).isPresent())
        .forEach(
            r -> {
              String from = "from " + r.from().orElseThrow();
              String table = r.table().map(t -> " table " + t).orElse("");
              add(eni, Thing.RULE, "rule " + from, "", from + table, r.evidence());
            });
    Configured.addresses(snapshot)
        .filter(a -> a.file().link().equals(eni.name()) && FileLayer.generated(a.file()))
        .filter(a -> !listed.contains(a.prefix()))
        .forEach(
            a -> {
              String address = a.prefix().toString();
              add(eni, Thing.ADDRESS, "address " + address, "", address, a.evidence());
            });
  }

  /** True when metadata answered the key that would list this prefix. */
  private static boolean answered(Eni eni, IpPrefix prefix) {
    boolean four = prefix.family() == Family.V4;
    String key =
        prefix.isHost() ? four ? "local-ipv4s" : "ipv6s" : four ? "ipv4-prefix" : "ipv6-prefix";
    return eni.metadata().flatMap(m -> m.value(key)).filter(Metadata.Value::known).isPresent();
  }

  private void metric(Eni eni, DropIn conf) {
    if (eni.metric().isEmpty()) {
      return;
    }
    String expected = Long.toString(eni.metric().getAsLong());
    conf.sections("DHCPv4")
        .flatMap(s -> s.entries().stream())
        .filter(e -> e.key().equals("RouteMetric") && !e.value().strip().equals(expected))
        .findFirst()
        .ifPresent(
            e ->
                add(
                    eni,
                    Thing.METRIC,
                    "metric of " + eni.name(),
                    expected,
                    e.value(),
                    new Evidence(conf.file(), e.line(), e.key() + "=" + e.value())));
  }

  private void add(
      Eni eni, Thing thing, String subject, String expected, String is, Evidence... evidence) {
    found.add(
        new LayerDifference(
            Pair.METADATA_FILES, thing, subject, eni.name(), expected, is, List.of(evidence)));
  }
}
