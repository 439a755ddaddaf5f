package dev.plumbline.path;

import dev.plumbline.model.DropIn;
import dev.plumbline.model.Family;
import dev.plumbline.model.IpAddress;
import dev.plumbline.model.IpPrefix;
import dev.plumbline.model.Lease;
import dev.plumbline.model.Link;
import dev.plumbline.model.Metadata;
import dev.plumbline.model.Route;
import dev.plumbline.model.Snapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds the ENIs of a host and what belongs to each. */
final class EniReader {
  private static final Pattern DEVICE =
      Pattern.compile("device-number-(\\d{1,4})(?:\\.(\\d{1,4}))?");
  private static final Pattern BRANCH = Pattern.compile("vlan\\.eth\\..*");

  private final Snapshot snapshot;
  private final Scheme scheme;
  private final Optional<Metadata> metadata;

  private EniReader(Snapshot snapshot, Scheme scheme) {
    this.snapshot = snapshot;
    this.scheme = scheme;
    this.metadata = snapshot.metadata().optional();
  }

  static List<Eni> read(Snapshot snapshot, Scheme scheme) {
    EniReader reader = new EniReader(snapshot, scheme);
    List<Link> links =
        snapshot.links().orElse(List.of()).stream()
            .filter(l -> EniLinks.isEni(l, reader.metadata))
            .toList();
    EniLinks.Primary primary = EniLinks.primary(snapshot, links);
    return links.stream().map(l -> reader.eni(l, primary)).toList();
  }

  /** By version; else the first scheme that explains every generated file; else the current one. */
  static Scheme scheme(Snapshot snapshot) {
    return snapshot
        .netUtilsVersion()
        .flatMap(Scheme::ofVersion)
        .or(() -> schemeOfFiles(snapshot))
        .orElse(Scheme.V2_5);
  }

  private static Optional<Scheme> schemeOfFiles(Snapshot snapshot) {
    return Stream.of(Scheme.V2_5, Scheme.V2_4_1, Scheme.V2_1)
        .filter(s -> read(snapshot, s).stream().allMatch(e -> fits(snapshot, e)))
        .findFirst();
  }

  private static boolean fits(Snapshot snapshot, Eni eni) {
    return Configured.eniConf(snapshot, eni.name())
        .map(
            file -> {
              OptionalLong metric = Configured.number(file, "DHCPv4", "RouteMetric");
              OptionalLong table = Configured.number(file, "Route", "Table");
              return (metric.isEmpty() || metric.equals(eni.metric()))
                  && (table.isEmpty() || table.equals(eni.table()));
            })
        .orElse(true);
  }

  private Eni eni(Link link, EniLinks.Primary primary) {
    Optional<Metadata.Interface> own = metadata.flatMap(m -> m.byMac(link.mac()));
    boolean first = primary.link().filter(link.name()::equals).isPresent();
    OptionalInt device = number(own, "device-number").or(() -> altname(link, 1)).orElse(EMPTY);
    OptionalInt card =
        number(own, "network-card").or(() -> altname(link, 2)).orElse(OptionalInt.of(0));
    Optional<DropIn> file = Configured.eniConf(snapshot, link.name());
    boolean hasTable = !first || scheme.primaryHasTable();
    OptionalLong table = scheme.table(link, first, device, card.orElse(0));
    OptionalLong metric = scheme.metric(link, first, device, card.orElse(0));
    Optional<Lease> lease =
        snapshot.leases().optional().flatMap(m -> Optional.ofNullable(m.get(link.index())));
    return new Eni(
        link,
        first,
        primary.confidence(),
        snapshot.links().orElse(List.of()).stream()
            .anyMatch(
                l ->
                    BRANCH.matcher(l.name()).matches()
                        && l.master().equals(Optional.of(link.name()))),
        own.flatMap(i -> i.first("interface-id")).or(() -> eniName(link)),
        device,
        card,
        !hasTable ? OptionalLong.empty() : or(table, file, "Route", "Table"),
        or(metric, file, "DHCPv4", "RouteMetric"),
        WantedReader.wanted(snapshot, link, own),
        subnets(link, own),
        gateway4(link, lease),
        gateway(link, Family.V6, "ra"),
        lease,
        own);
  }

  private static final Optional<OptionalInt> NONE = Optional.empty();
  private static final OptionalInt EMPTY = OptionalInt.empty();

  private static OptionalLong or(
      OptionalLong value, Optional<DropIn> file, String section, String key) {
    return value.isPresent() || file.isEmpty()
        ? value
        : Configured.number(file.get(), section, key);
  }

  private static Optional<OptionalInt> number(Optional<Metadata.Interface> own, String key) {
    return own.flatMap(i -> i.first(key))
        .filter(t -> t.matches("\\d{1,4}"))
        .map(t -> OptionalInt.of(Integer.parseInt(t)));
  }

  private static Optional<OptionalInt> altname(Link link, int group) {
    for (String name : link.altnames()) {
      Matcher match = DEVICE.matcher(name);
      if (match.matches()) {
        return match.group(group) == null
            ? NONE
            : Optional.of(OptionalInt.of(Integer.parseInt(match.group(group))));
      }
    }
    return NONE;
  }

  private static Optional<String> eniName(Link link) {
    return link.altnames().stream().filter(n -> n.startsWith("eni-")).findFirst();
  }

  private List<IpPrefix> subnets(Link link, Optional<Metadata.Interface> own) {
    List<IpPrefix> subnets = new ArrayList<>();
    for (String key : List.of("subnet-ipv4-cidr-block", "subnet-ipv6-cidr-blocks")) {
      own.stream()
          .flatMap(i -> i.items(key).stream())
          .flatMap(t -> IpPrefix.tryParse(t).stream())
          .forEach(subnets::add);
    }
    snapshot
        .addressesOf(link.name())
        .filter(a -> a.global() && !a.subnet().isHost())
        .map(a -> a.subnet())
        .filter(s -> subnets.stream().noneMatch(known -> known.family() == s.family()))
        .toList()
        .forEach(subnets::add);
    return List.copyOf(subnets);
  }

  private Optional<IpAddress> gateway4(Link link, Optional<Lease> lease) {
    return lease
        .flatMap(l -> l.routers().stream().findFirst())
        .or(() -> gateway(link, Family.V4, "dhcp"));
  }

  private Optional<IpAddress> gateway(Link link, Family family, String protocol) {
    return snapshot
        .table(family, "main")
        .filter(r -> r.isDefault() && r.protocol().equals(protocol))
        .filter(r -> r.link().filter(link.name()::equals).isPresent())
        .map(Route::gateway)
        .flatMap(Optional::stream)
        .findFirst();
  }
}
