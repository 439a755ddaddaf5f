package dev.plumbline.guide.playbook;

import dev.plumbline.guide.Finding;
import dev.plumbline.guide.check.netutils.NetUtilsFacts;
import dev.plumbline.guide.playbook.EvidenceTable.Cell;
import dev.plumbline.model.Address;
import dev.plumbline.model.Evidence;
import dev.plumbline.model.Family;
import dev.plumbline.model.Link;
import dev.plumbline.model.NetworkdLink;
import dev.plumbline.model.Route;
import dev.plumbline.model.Snapshot;
import dev.plumbline.model.UnitState;
import dev.plumbline.path.Eni;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Tables of an interface: its link, its network file, its lease. */
final class LinkTables {
  private final CaseFacts facts;
  private final Snapshot snapshot;
  private final String link;
  private final List<List<Cell>> rows = new ArrayList<>();

  LinkTables(CaseFacts facts, String link) {
    this.facts = facts;
    this.snapshot = facts.snapshot();
    this.link = link;
  }

  /** All interfaces, with what the checks say of each. */
  EvidenceTable interfaces() {
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

  /** Link, networkd and unit of the interface. */
  EvidenceTable link() {
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
                .orElseGet(() -> Cell.absent(snapshot.links()))));
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
                .orElseGet(() -> Cell.absent(snapshot.networkd()))));
    rows.add(
        List.of(
            Cell.plain("policy-routes unit"),
            Cell.plain("active"),
            NetUtilsFacts.unit(snapshot, "policy-routes", link)
                .map(LinkTables::unitCell)
                .orElseGet(() -> Cell.absent(snapshot.units()))));
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

  /** The configuration files that networkd uses for it. */
  EvidenceTable file() {
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
                .orElseGet(() -> Cell.absent(snapshot.networkd()))));
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

  /** Its address by DHCP and its default routes. */
  EvidenceTable lease() {
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
                .orElseGet(() -> Cell.absent(snapshot.addresses()))));
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
                .orElseGet(() -> Cell.absent(snapshot.routes()))));
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
                .orElseGet(() -> Cell.absent(snapshot.routes()))));
  }

  private static String route(Route route) {
    String gateway = route.gateway().map(g -> "via " + g).orElse("on link");
    return gateway
        + route.link().map(l -> " dev " + l).orElse("")
        + (route.metric().isPresent() ? " metric " + route.metric().getAsLong() : "");
  }

  private EvidenceTable table(String... columns) {
    return new EvidenceTable(List.of(columns), List.copyOf(rows));
  }
}
