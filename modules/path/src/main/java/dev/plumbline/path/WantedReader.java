package dev.plumbline.path;

import dev.plumbline.model.Family;
import dev.plumbline.model.IpPrefix;
import dev.plumbline.model.Link;
import dev.plumbline.model.Metadata;
import dev.plumbline.model.Snapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds which addresses and delegated prefixes belong to an ENI, and who says so. */
final class WantedReader {
  private WantedReader() {}

  /**
   * Metadata decides each key it answered; where it kept silent, the generated files do. A 404 of
   * an optional key means that there is none of it.
   */
  static List<Wanted> wanted(Snapshot snapshot, Link link, Optional<Metadata.Interface> own) {
    List<Wanted> found = new ArrayList<>();
    for (Family family : Family.values()) {
      boolean v4 = family == Family.V4;
      read(found, snapshot, link, own, v4 ? "local-ipv4s" : "ipv6s", family, true);
      read(found, snapshot, link, own, v4 ? "ipv4-prefix" : "ipv6-prefix", family, false);
    }
    return List.copyOf(found);
  }

  private static void read(
      List<Wanted> found,
      Snapshot snapshot,
      Link link,
      Optional<Metadata.Interface> own,
      String key,
      Family family,
      boolean hosts) {
    Optional<Metadata.Value> value = own.flatMap(i -> i.value(key));
    if (value.filter(Metadata.Value::answered).isPresent()) {
      Metadata.Value answer = value.get();
      prefixes(answer.items())
          .filter(p -> p.family() == family)
          .map(p -> new Wanted(p, Wanted.Origin.METADATA, answer.evidence()))
          .forEach(found::add);
      return;
    }
    boolean optional = !key.equals("local-ipv4s");
    if (optional && value.filter(Metadata.Value::known).isPresent()) {
      return;
    }
    generated(snapshot, link, hosts)
        .filter(w -> w.family() == family)
        .filter(w -> found.stream().noneMatch(f -> f.prefix().equals(w.prefix())))
        .toList()
        .forEach(found::add);
  }

  private static Stream<Wanted> generated(Snapshot snapshot, Link link, boolean hosts) {
    Stream<Wanted> rules =
        Configured.rules(snapshot)
            .filter(r -> r.file().name().startsWith("ec2net_policy_"))
            .filter(r -> r.file().link().equals(link.name()))
            .flatMap(
                r ->
                    r.from().stream().map(p -> new Wanted(p, Wanted.Origin.DROP_IN, r.evidence())));
    Stream<Wanted> aliases =
        Configured.addresses(snapshot)
            .filter(a -> a.file().name().equals("ec2net_alias.conf"))
            .filter(a -> a.file().link().equals(link.name()))
            .map(a -> new Wanted(a.prefix(), Wanted.Origin.DROP_IN, a.evidence()));
    return Stream.concat(rules, aliases).filter(w -> w.address() == hosts);
  }

  private static Stream<IpPrefix> prefixes(List<String> items) {
    return items.stream().flatMap(t -> IpPrefix.tryParse(t).stream());
  }
}
