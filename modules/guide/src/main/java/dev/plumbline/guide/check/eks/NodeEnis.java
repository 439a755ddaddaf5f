package dev.plumbline.guide.check.eks;

import dev.plumbline.model.Address;
import dev.plumbline.model.Confidence;
import dev.plumbline.model.Evidence;
import dev.plumbline.model.Family;
import dev.plumbline.model.NetworkdLink;
import dev.plumbline.model.Route;
import dev.plumbline.model.Snapshot;
import dev.plumbline.model.eks.LinkStatus;
import dev.plumbline.model.host.LinkCounters;
import dev.plumbline.path.Eni;
import dev.plumbline.path.HostModel;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds the ENIs of a node from whatever was captured. */
final class NodeEnis {
  private static final Pattern HARDWARE = Pattern.compile("(eth|ens|enp|eno|enX)\\d.*");
  private static final Pattern CONFIGURED = Pattern.compile("net\\.ipv4\\.conf\\.([^.]+)\\..*");
  private static final Set<String> FIRST_NAMES = Set.of("eth0", "ens5");
  private static final Set<String> DRIVERS = Set.of("ena", "vif", "ixgbevf");
  private static final long FIRST_METRIC = 512;
  private static final long FIRST_TABLE = 10_000;
  private static final long CARD = 100;
  private static final long HIGHEST = 16 * CARD;

  private final HostModel host;
  private final Snapshot snapshot;
  private final SetUp setUp;

  NodeEnis(HostModel host, SetUp setUp) {
    this.host = host;
    this.snapshot = host.snapshot();
    this.setUp = setUp;
  }

  List<NodeEni> read() {
    List<String> names = names();
    Optional<String> primary = primary(names);
    return names.stream().map(n -> eni(n, primary)).toList();
  }

  private List<String> names() {
    if (!host.enis().isEmpty()) {
      return host.enis().stream().map(Eni::name).toList();
    }
    Set<String> names = new LinkedHashSet<>();
    statuses().values().stream()
        .sorted(Comparator.comparingInt(LinkStatus::index))
        .filter(s -> DRIVERS.contains(s.driver()) || HARDWARE.matcher(s.name()).matches())
        .forEach(s -> names.add(s.name()));
    Stream.of(
            snapshot.networkd().orElse(List.of()).stream().map(NetworkdLink::name),
            snapshot.host().counters().orElse(List.of()).stream().map(LinkCounters::link),
            snapshot.addresses().orElse(List.of()).stream().map(Address::link),
            snapshot.sysctls().orElse(Map.of()).keySet().stream()
                .sorted()
                .map(NodeEnis::configured),
            snapshot.routes().orElse(List.of()).stream().flatMap(r -> r.link().stream()))
        .flatMap(s -> s)
        .filter(n -> HARDWARE.matcher(n).matches())
        .forEach(names::add);
    return List.copyOf(names);
  }

  /** The link that {@code net.ipv4.conf.LINK.name} is about. */
  private static String configured(String sysctl) {
    Matcher matcher = CONFIGURED.matcher(sysctl);
    return matcher.matches() ? matcher.group(1) : "";
  }

  private Map<String, LinkStatus> statuses() {
    return snapshot.eks().links().orElse(Map.of());
  }

  /**
   * By the host model, the lowest index, the default route that main prefers, or its usual name.
   */
  private Optional<String> primary(List<String> names) {
    return host.primary()
        .map(Eni::name)
        .or(
            () ->
                names.stream()
                    .filter(n -> index(n).isPresent())
                    .min(Comparator.comparingInt(n -> index(n).orElse(0))))
        .or(
            () ->
                snapshot
                    .table(Family.V4, "main")
                    .filter(Route::isDefault)
                    .filter(r -> r.link().filter(names::contains).isPresent())
                    .min(Comparator.comparingLong(Route::effectiveMetric))
                    .flatMap(Route::link))
        .or(() -> names.stream().filter(FIRST_NAMES::contains).findFirst());
  }

  private OptionalInt index(String name) {
    Optional<Integer> known =
        snapshot
            .link(name)
            .map(l -> l.index())
            .or(() -> Optional.ofNullable(statuses().get(name)).map(LinkStatus::index))
            .or(() -> state(name).map(NetworkdLink::index).filter(i -> i > 0));
    return known.isPresent() ? OptionalInt.of(known.get()) : OptionalInt.empty();
  }

  private Optional<NetworkdLink> state(String name) {
    return snapshot.networkd().orElse(List.of()).stream()
        .filter(l -> l.name().equals(name))
        .findFirst();
  }

  private NodeEni eni(String name, Optional<String> primary) {
    Optional<Eni> known = host.eni(name);
    OptionalLong number = number(name);
    int card =
        known.map(e -> e.networkCard().orElse(0)).filter(c -> c > 0).orElseGet(() -> card(number));
    OptionalInt device = known.map(Eni::deviceNumber).orElse(OptionalInt.empty());
    Optional<Long> table =
        setUp.tableOf(host, name).filter(t -> t.matches("\\d{1,2}")).map(Long::parseLong);
    if (device.isEmpty()) {
      device =
          number.isPresent()
              ? OptionalInt.of((int) (number.getAsLong() % CARD))
              : table.isPresent() ? OptionalInt.of((int) (table.get() - 1)) : OptionalInt.empty();
    }
    return new NodeEni(
        name,
        primary.filter(name::equals).isPresent(),
        known.map(Eni::role).orElse(Confidence.LIKELY),
        known.filter(Eni::trunk).isPresent(),
        index(name),
        device,
        card,
        state(name),
        file(name),
        leased(name));
  }

  private static int card(OptionalLong number) {
    return number.isPresent() ? (int) (number.getAsLong() / CARD) : 0;
  }

  /** 100 * card + device, by the metric of its DHCP default or the table that nodeadm fills. */
  private OptionalLong number(String name) {
    return snapshot.routes().orElse(List.of()).stream()
        .filter(r -> r.isDefault() && r.protocol().equals("dhcp"))
        .filter(r -> r.link().filter(name::equals).isPresent())
        .flatMap(r -> Stream.of(r.effectiveMetric() - FIRST_METRIC, table(r)))
        .filter(n -> n >= 0 && n < HIGHEST)
        .mapToLong(n -> n)
        .findFirst();
  }

  private static long table(Route route) {
    return route.table().matches("\\d{5}") ? Long.parseLong(route.table()) - FIRST_TABLE : -1;
  }

  private Optional<NodeEni.FileOf> file(String name) {
    Optional<NodeEni.FileOf> applied =
        Optional.ofNullable(statuses().get(name))
            .flatMap(s -> s.networkFile().map(f -> new NodeEni.FileOf(f, s.evidence())))
            .or(
                () ->
                    state(name)
                        .flatMap(
                            s -> s.networkFile().map(f -> new NodeEni.FileOf(f, s.evidence()))));
    boolean told =
        statuses().containsKey(name)
            || state(name).filter(s -> !s.setupState().isEmpty()).isPresent();
    return applied.isPresent() || told ? applied : written(name);
  }

  /** A file that nodeadm wrote for it, where networkd's own word was not captured. */
  private Optional<NodeEni.FileOf> written(String name) {
    return snapshot.recording().files().stream()
        .filter(f -> f.endsWith("/70-eks-" + name + ".network"))
        .findFirst()
        .map(f -> new NodeEni.FileOf(f, Evidence.file(f)));
  }

  private List<Evidence> leased(String name) {
    List<Evidence> lines = new ArrayList<>();
    snapshot
        .addressesOf(name)
        .filter(a -> a.family() == Family.V4 && a.flags().contains("dynamic"))
        .forEach(a -> lines.add(a.evidence()));
    Optional.ofNullable(statuses().get(name))
        .filter(s -> !s.leased().isEmpty())
        .ifPresent(s -> lines.add(s.evidence()));
    if (lines.isEmpty()) {
      snapshot.routes().orElse(List.of()).stream()
          .filter(r -> r.isDefault() && r.protocol().equals("dhcp"))
          .filter(r -> r.link().filter(name::equals).isPresent())
          .forEach(r -> lines.add(r.evidence()));
    }
    return List.copyOf(lines);
  }
}
