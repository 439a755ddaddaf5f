package dev.plumbline.guide.playbook;

import dev.plumbline.guide.Finding;
import dev.plumbline.guide.check.netutils.NetUtilsFacts;
import dev.plumbline.guide.playbook.EvidenceTable.Cell;
import dev.plumbline.model.Address;
import dev.plumbline.model.Captured;
import dev.plumbline.model.Evidence;
import dev.plumbline.model.Family;
import dev.plumbline.model.IpPrefix;
import dev.plumbline.model.Link;
import dev.plumbline.model.NetUtilsState;
import dev.plumbline.model.NetworkdLink;
import dev.plumbline.model.Route;
import dev.plumbline.model.Snapshot;
import dev.plumbline.model.UnitState;
import dev.plumbline.path.Eni;
import dev.plumbline.path.Wanted;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The tables that set what is expected beside what was found, one a subject. */
public final class EvidenceTables {
  private final CaseFacts facts;
  private final Snapshot snapshot;
  private final String link;
  private final List<List<Cell>> rows = new ArrayList<>();

  private EvidenceTables(CaseFacts facts, String link) {
    this.facts = facts;
    this.snapshot = facts.snapshot();
    this.link = link;
  }

  /** The subjects that a playbook can name. */
  public enum Kind {
    INTERFACES,
    LINK,
    FILE,
    LEASE,
    METADATA,
    RULES,
    LOCKS,
    FLOW,
    ENVOY;

    static Optional<Kind> of(String name) {
      for (Kind kind : values()) {
        if (kind.name().toLowerCase(Locale.ROOT).equals(name)) {
          return Optional.of(kind);
        }
      }
      return Optional.empty();
    }
  }

  /** The table for the chosen interface. */
  static EvidenceTable of(Kind kind, CaseFacts facts, String link) {
    EvidenceTables tables = new EvidenceTables(facts, link);
    return switch (kind) {
      case INTERFACES -> tables.interfaces();
      case LINK -> tables.link();
      case FILE -> tables.file();
      case LEASE -> tables.lease();
      case METADATA -> tables.metadata();
      case RULES -> tables.rules();
      case LOCKS -> tables.locks();
      case FLOW -> FlowTable.of(facts, link);
      case ENVOY -> EnvoyTable.of(facts);
    };
  }

  private EvidenceTable interfaces() {
    for (String name : facts.interfaces()) {
      List<Finding> faults =
          facts.diagnosis().faults().stream().filter(f -> f.links().contains(name)).toList();
      String address =
          snapshot
              .addressesOf(name)
              .filter(Address::global)
              .map(a -> a.ip().toString())
              .findFirst()
              .orElse("no address");
      rows.add(
          List.of(
              Cell.plain(name),
              Cell.plain(address),
              Cell.when(
                  faults.isEmpty(),
                  faults.isEmpty() ? "in order" : faults.size() + " findings",
                  faults.stream().flatMap(f -> f.evidence().stream()).findFirst())));
    }
    return table("Interface", "Address", "Checks");
  }

  private EvidenceTable link() {
    Optional<Link> kernel = snapshot.link(link);
    rows.add(
        List.of(
            Cell.plain("Link"),
            Cell.plain("up"),
            kernel
                .map(
                    l ->
                        Cell.when(
                            l.up() && l.carrier(),
                            l.up() ? l.carrier() ? "up" : "no carrier" : "down",
                            Optional.of(l.evidence())))
                .orElseGet(() -> absent(snapshot.links()))));
    rows.add(
        List.of(
            Cell.plain("systemd-networkd"),
            Cell.plain("configured"),
            networkd()
                .map(
                    n ->
                        Cell.when(
                            n.setupState().equals("configured"),
                            n.setupState(),
                            Optional.of(n.evidence())))
                .orElseGet(() -> absent(snapshot.networkd()))));
    rows.add(
        List.of(
            Cell.plain("policy-routes unit"),
            Cell.plain("active"),
            NetUtilsFacts.unit(snapshot, "policy-routes", link)
                .map(EvidenceTables::unitCell)
                .orElseGet(() -> absent(snapshot.units()))));
    return table("Part", "Expected", "Found");
  }

  private static Cell unitCell(UnitState unit) {
    String state =
        unit.get("SubState").isEmpty()
            ? unit.active()
            : unit.active() + " (" + unit.get("SubState") + ")";
    return Cell.when(unit.active().equals("active"), state, Optional.of(unit.evidence()));
  }

  private Optional<NetworkdLink> networkd() {
    return snapshot.networkd().orElse(List.of()).stream()
        .filter(n -> n.name().equals(link))
        .findFirst();
  }

  private EvidenceTable file() {
    rows.add(
        List.of(
            Cell.plain("Network File"),
            Cell.plain("70-" + link + ".network"),
            networkd()
                .map(
                    n ->
                        Cell.when(
                            n.networkFile().filter(this::ofPackage).isPresent(),
                            n.networkFile().orElse("none"),
                            Optional.of(n.evidence())))
                .orElseGet(() -> absent(snapshot.networkd()))));
    snapshot.dropIns().orElse(List.of()).stream()
        .filter(d -> d.administrator() && d.link().equals(link))
        .forEach(
            d ->
                rows.add(
                    List.of(
                        Cell.plain("Administrator file"),
                        Cell.plain("none needed"),
                        new Cell(
                            d.name(),
                            EvidenceTable.Mark.NONE,
                            Optional.of(Evidence.file(d.file()))))));
    return table("Part", "Expected", "Found");
  }

  private boolean ofPackage(String path) {
    String name = path.substring(path.lastIndexOf('/') + 1);
    return name.equals("70-" + link + ".network") || name.equals("07-" + link + ".network");
  }

  private EvidenceTable lease() {
    Optional<Address> leased =
        snapshot
            .addressesOf(link)
            .filter(a -> a.family() == Family.V4 && a.flags().contains("dynamic"))
            .findFirst();
    rows.add(
        List.of(
            Cell.plain("DHCPv4 address"),
            Cell.plain("one"),
            leased
                .map(a -> Cell.good(a.ip().toString(), Optional.of(a.evidence())))
                .orElseGet(() -> absent(snapshot.addresses()))));
    Optional<Eni> eni = facts.context().host().eni(link);
    defaults("main", eni);
    eni.flatMap(Eni::tableName)
        .filter(_ -> eni.filter(Eni::primary).isEmpty())
        .ifPresent(table -> defaults(table, eni));
    lowest();
    return table("Part", "Expected", "Found");
  }

  private void defaults(String table, Optional<Eni> eni) {
    String gateway = eni.flatMap(Eni::gateway4).map(g -> " via " + g).orElse("");
    rows.add(
        List.of(
            Cell.plain("Default in table " + table),
            Cell.plain("dev " + link + gateway),
            snapshot
                .table(Family.V4, table)
                .filter(r -> r.isDefault() && r.link().equals(Optional.of(link)))
                .findFirst()
                .map(r -> Cell.good(route(r), Optional.of(r.evidence())))
                .orElseGet(() -> absent(snapshot.routes()))));
  }

  private void lowest() {
    Optional<Route> lowest =
        snapshot
            .table(Family.V4, "main")
            .filter(Route::isDefault)
            .min(Comparator.comparingLong(Route::effectiveMetric));
    String primary = facts.context().host().primary().map(Eni::name).orElse("primary");
    rows.add(
        List.of(
            Cell.plain("Lowest default in main"),
            Cell.plain("dev " + primary),
            lowest
                .map(
                    r ->
                        Cell.when(
                            r.link().equals(Optional.of(primary)),
                            route(r),
                            Optional.of(r.evidence())))
                .orElseGet(() -> absent(snapshot.routes()))));
  }

  private static String route(Route route) {
    String gateway = route.gateway().map(g -> "via " + g).orElse("on link");
    return gateway
        + route.link().map(l -> " dev " + l).orElse("")
        + (route.metric().isPresent() ? " metric " + route.metric().getAsLong() : "");
  }

  private EvidenceTable metadata() {
    List<Wanted> wanted =
        facts.context().host().eni(link).map(Eni::wanted).orElse(List.<Wanted>of());
    boolean secondary = facts.context().host().eni(link).filter(e -> !e.primary()).isPresent();
    for (Wanted item : wanted) {
      if (!secondary && item == wanted.getFirst()) {
        continue;
      }
      rows.add(
          List.of(
              new Cell(text(item.prefix()), EvidenceTable.Mark.NONE, Optional.of(item.evidence())),
              secondary
                  ? dropIn(NetUtilsFacts.configuredRule(snapshot, item.prefix()))
                  : Cell.plain("none needed"),
              needsAlias(wanted, item)
                  ? dropIn(NetUtilsFacts.configuredAddress(snapshot, item.prefix()))
                  : Cell.plain("by DHCP")));
    }
    return table("Metadata lists", "Rule file", "Address file");
  }

  private Cell dropIn(Optional<Evidence> evidence) {
    return evidence.isEmpty() && !snapshot.dropIns().complete()
        ? Cell.open("not captured")
        : Cell.found(evidence);
  }

  private static boolean needsAlias(List<Wanted> wanted, Wanted item) {
    Optional<Wanted> first =
        wanted.stream().filter(w -> w.family() == Family.V4 && w.address()).findFirst();
    return item.family() == Family.V4 && item.address() && !first.equals(Optional.of(item));
  }

  private EvidenceTable rules() {
    Optional<Eni> eni = facts.context().host().eni(link);
    if (eni.filter(Eni::primary).isPresent()) {
      rows.add(
          List.of(
              Cell.plain("none, " + link + " is the primary"),
              Cell.plain("none"),
              Cell.good("as expected", Optional.empty())));
    } else {
      eni.flatMap(Eni::tableName)
          .ifPresent(t -> eni.get().wanted().forEach(w -> rule(w.prefix(), t)));
    }
    return table("Expected rule", "Drop-in", "Kernel");
  }

  private void rule(IpPrefix source, String table) {
    rows.add(
        List.of(
            Cell.plain("from " + text(source) + " lookup " + table),
            dropIn(NetUtilsFacts.configuredRule(snapshot, source)),
            snapshot.rules(source.family()).optional().isEmpty()
                ? Cell.open("not captured")
                : Cell.found(NetUtilsFacts.kernelRule(snapshot, source, table))));
  }

  private static String text(IpPrefix prefix) {
    return prefix.isHost() ? prefix.address().toString() : prefix.toString();
  }

  private EvidenceTable locks() {
    Optional<NetUtilsState> state = snapshot.netUtils().optional();
    List<NetUtilsState.Lock> locks = state.map(NetUtilsState::locks).orElse(List.of());
    if (state.isEmpty() || locks.isEmpty()) {
      rows.add(
          List.of(
              Cell.plain("Locks"),
              Cell.plain("none"),
              state.isEmpty() ? Cell.open("not captured") : Cell.good("none", Optional.empty())));
    }
    for (NetUtilsState.Lock lock : locks) {
      rows.add(
          List.of(
              Cell.plain("Lock of " + lock.link()),
              Cell.plain("gone in a second"),
              Cell.bad(
                  lock.pid().map(p -> "process " + p).orElse("held"),
                  Optional.of(lock.evidence()))));
    }
    rows.add(
        List.of(
            Cell.plain("Reload flag"),
            Cell.plain("not set"),
            state.isEmpty()
                ? Cell.open("not captured")
                : state
                    .get()
                    .reloadFlag()
                    .map(f -> Cell.bad("set", Optional.of(f.evidence())))
                    .orElseGet(() -> Cell.good("not set", Optional.empty()))));
    NetUtilsFacts.unit(snapshot, "refresh-policy-routes", link)
        .ifPresent(
            unit ->
                rows.add(
                    List.of(
                        Cell.plain("Refresh of " + link),
                        Cell.plain("inactive (dead)"),
                        Cell.when(
                            unit.active().equals("inactive"),
                            unit.active() + " (" + unit.get("SubState") + ")",
                            Optional.of(unit.evidence())))));
    return table("Part", "Expected", "Found");
  }

  private static Cell absent(Captured<?> section) {
    return section.complete() ? Cell.bad("not found", Optional.empty()) : Cell.open("not captured");
  }

  private EvidenceTable table(String... columns) {
    return new EvidenceTable(List.of(columns), List.copyOf(rows));
  }
}
