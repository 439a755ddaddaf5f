package dev.plumbline.guide.playbook;

import dev.plumbline.guide.playbook.EvidenceTable.Cell;
import dev.plumbline.model.Evidence;
import dev.plumbline.model.Family;
import dev.plumbline.model.IpAddress;
import dev.plumbline.model.IpPrefix;
import dev.plumbline.path.Answer;
import dev.plumbline.path.Eni;
import dev.plumbline.path.Lookup;
import dev.plumbline.path.Query;
import dev.plumbline.path.Wanted;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Where the host sends packets from an interface's own addresses. */
final class FlowTable {
  /** A documentation address (RFC 5737): stands for every host outside. */
  private static final IpAddress OUTSIDE = IpAddress.parse("198.51.100.7");

  private FlowTable() {}

  static EvidenceTable of(CaseFacts facts, String link) {
    List<List<Cell>> rows = new ArrayList<>();
    Optional<Eni> eni = facts.context().host().eni(link);
    if (eni.isPresent()) {
      Lookup lookup = Lookup.of(facts.snapshot());
      Set<IpAddress> targets = targets(eni.get());
      eni.get()
          .wanted(Family.V4)
          .filter(Wanted::address)
          .limit(2)
          .forEach(
              w -> targets.forEach(to -> rows.add(row(lookup, w.prefix().address(), to, link))));
    }
    return new EvidenceTable(List.of("From", "To", "Leaves by"), rows);
  }

  /** The first host of its own subnet, and one outside. */
  private static Set<IpAddress> targets(Eni eni) {
    Set<IpAddress> targets = new LinkedHashSet<>();
    eni.subnets(Family.V4)
        .findFirst()
        .map(IpPrefix::address)
        .map(a -> new IpAddress(Family.V4, a.high(), a.low() + 4))
        .ifPresent(targets::add);
    targets.add(OUTSIDE);
    return targets;
  }

  private static List<Cell> row(Lookup lookup, IpAddress from, IpAddress to, String link) {
    Answer answer = lookup.ask(Query.to(to).withFrom(from)).answer();
    Optional<Evidence> evidence = answer.way().flatMap(w -> w.route()).map(r -> r.evidence());
    Cell cell =
        switch (answer) {
          case Answer.Way way ->
              Cell.when(
                  way.dev().equals(link),
                  way.dev() + (way.table().isEmpty() ? "" : ", table " + way.table()),
                  evidence);
          case Answer.NoWay none -> Cell.bad(none.error().toString(), evidence);
          case Answer.Unknown unknown -> Cell.open(unknown.why());
        };
    return List.of(Cell.plain(from.toString()), Cell.plain(to.toString()), cell);
  }
}
