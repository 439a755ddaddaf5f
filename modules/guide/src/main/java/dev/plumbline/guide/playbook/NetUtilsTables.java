package dev.plumbline.guide.playbook;

import dev.plumbline.guide.check.netutils.NetUtilsFacts;
import dev.plumbline.guide.playbook.EvidenceTable.Cell;
import dev.plumbline.model.Evidence;
import dev.plumbline.model.Family;
import dev.plumbline.model.IpPrefix;
import dev.plumbline.model.NetUtilsState;
import dev.plumbline.model.Snapshot;
import dev.plumbline.path.Eni;
import dev.plumbline.path.Wanted;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Tables of what amazon-ec2-net-utils should have set up for an interface. */
final class NetUtilsTables {
  private final CaseFacts facts;
  private final Snapshot snapshot;
  private final String link;
  private final List<List<Cell>> rows = new ArrayList<>();

  NetUtilsTables(CaseFacts facts, String link) {
    this.facts = facts;
    this.snapshot = facts.snapshot();
    this.link = link;
  }

  /** What metadata lists for it, beside the files made of that. */
  EvidenceTable metadata() {
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

  /** Its policy rules: expected, configured, in the kernel. */
  EvidenceTable rules() {
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

  /** What holds up the refresh. */
  EvidenceTable locks() {
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

  private EvidenceTable table(String... columns) {
    return new EvidenceTable(List.of(columns), List.copyOf(rows));
  }
}
