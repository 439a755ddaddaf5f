package dev.plumbline.diagram;

import dev.plumbline.diagram.Entry.Content;
import dev.plumbline.diagram.Entry.Link;
import dev.plumbline.diagram.Entry.Row;
import dev.plumbline.diagram.Entry.Rule;
import dev.plumbline.diagram.Entry.Sort;
import dev.plumbline.diagram.Entry.Table;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Makes a picture smaller, step by step in a fixed order, without ever hiding what is missing, in
 * conflict, empty or searched for. Extras stay as well, but a crowd of them all alike stands as one
 * card that is marked and counted like each of them. What the reader opened stays open: its head
 * remains so that it can be closed again.
 */
final class Folding {
  /** The last step: after it nothing more can be folded. */
  static final int STEPS = 9;

  /** The last step of a picture with a way lit in it: all beside the way is one line a table. */
  static final int STEPS_BESIDE_A_WAY = 10;

  /** As many rules of one kind make a crowd. */
  private static final int CROWD = 10;

  private final int step;
  private final Set<String> expanded;

  /** Members of folds that are open: no later step folds them again. */
  private final Set<Entry> open = Collections.newSetFromMap(new IdentityHashMap<>());

  /** Folds everything up to and including a step, from 1. */
  Folding(int step, Set<String> expanded) {
    this.step = step;
    this.expanded = expanded;
  }

  Content fold(Content whole) {
    Set<String> lines =
        step < 7
            ? Set.of()
            : whole.tables().stream()
                .filter(t -> t.asExpected().isPresent() && !t.keep())
                .map(Table::id)
                .collect(Collectors.toSet());
    return new Content(
        whole.title(),
        rules(whole.rules(), lines),
        whole.tables().stream().map(t -> table(t, lines)).toList(),
        step < 4
            ? whole.links()
            : group(whole.links(), Link::pod, l -> "links/pods", 2, Folds::podLinks),
        whole.vpc().map(v -> new VpcFolding(this, step).fold(v)),
        whole.notes());
  }

  private List<Rule> rules(List<Rule> rules, Set<String> lines) {
    List<Rule> next = rules;
    if (step >= 4) {
      next = group(next, Rule::pod, r -> key(r) + "/pods", 2, Folds::podRules);
    }
    if (step >= 7) {
      next =
          group(
              next,
              r -> r.table().filter(lines::contains).isPresent(),
              r -> "rules/" + r.table().orElse(""),
              2,
              Folds::crowd);
    }
    if (step >= 5) {
      Function<Rule, String> kind =
          step >= 8 ? Folding::key : r -> key(r) + "/" + r.table().orElse("");
      next = group(next, r -> true, kind, CROWD, Folds::crowd);
    }
    return step < 9
        ? next
        : gather(
            next,
            r -> !r.fold() && extra(r),
            r -> key(r) + "/" + r.table().orElse("") + "/extra",
            CROWD,
            Folds::extras);
  }

  private static boolean extra(Entry entry) {
    return entry.state() == State.EXTRA && !entry.face().hit();
  }

  private static String key(Rule rule) {
    return "rules/%d/%s"
        .formatted(rule.priority(), rule.face().owner().map(OwnerMark::label).orElse("nobody"));
  }

  private Table table(Table table, Set<String> lines) {
    if (expanded.contains(table.id())) {
      return table;
    }
    if (lines.contains(table.id())) {
      return table.foldedTo(table.asExpected().orElse(""));
    }
    if (step >= 6 && table.state() == State.UNUSED && !table.rows().isEmpty()) {
      String routes = Labels.count(table.rows().size(), "route");
      return table.foldedTo("not used by any rule, " + routes);
    }
    Table next = rows(table, r -> r.sort() == Sort.LOCAL, "local", Folds::local);
    if (step >= STEPS_BESIDE_A_WAY) {
      return rows(next, r -> true, "others", Folds::others);
    }
    if (step >= 3) {
      next = rows(next, r -> r.loses() && r.sort() == Sort.DEFAULT, "defaults", Folds::losers);
    }
    if (step >= 4) {
      next = rows(next, r -> r.sort() == Sort.POD, "pods", Folds::podRoutes);
    }
    if (step >= 6) {
      next = rows(next, Folding::usual, "usual", Folds::usual);
      return step < 9 ? next : crowds(next);
    }
    if (step >= 2) {
      next = rows(next, r -> r.plain() && r.sort() == Sort.HOST, "hosts", Folds::hosts);
    }
    return step >= 3 ? rows(next, Row::loses, "prefixes", Folds::losers) : next;
  }

  /** Routes of one owner with one next hop. */
  private Table crowds(Table table) {
    return table.withRows(
        gather(
            table.rows(),
            r -> !r.fold() && !r.via().isEmpty() && (extra(r) || !r.keep()),
            r ->
                "%s/%s/%s/%s"
                    .formatted(
                        table.id(),
                        r.face().owner().map(OwnerMark::label).orElse("nobody"),
                        r.via(),
                        r.state()),
            CROWD,
            Folds::alike));
  }

  private static boolean usual(Row row) {
    return row.plain() && (row.sort() == Sort.SUBNET || row.sort() == Sort.HOST);
  }

  private Table rows(Table table, Predicate<Row> which, String what, Fold<Row> make) {
    return table.withRows(group(table.rows(), which, r -> table.id() + "/" + what, 2, make));
  }

  /** Makes the head of a fold from its id, its members and whether they are shown as well. */
  interface Fold<T> {
    T head(String id, List<T> members, boolean expanded);
  }

  /** Puts entries of one key behind a head at the place of the first, where there are enough. */
  <T extends Entry> List<T> group(
      List<T> entries, Predicate<T> which, Function<T, String> key, int least, Fold<T> make) {
    return gather(entries, e -> !e.keep() && !e.fold() && which.test(e), key, least, make);
  }

  private <T extends Entry> List<T> gather(
      List<T> entries, Predicate<T> which, Function<T, String> key, int least, Fold<T> make) {
    Map<String, List<T>> groups = new LinkedHashMap<>();
    for (T entry : entries) {
      if (which.test(entry) && !open.contains(entry)) {
        groups.computeIfAbsent(key.apply(entry), k -> new ArrayList<>()).add(entry);
      }
    }
    groups.values().removeIf(members -> members.size() < least);
    Map<T, String> inFold = new IdentityHashMap<>();
    groups.forEach((id, members) -> members.forEach(m -> inFold.put(m, id)));
    List<T> result = new ArrayList<>();
    for (T entry : entries) {
      String id = inFold.get(entry);
      if (id == null) {
        result.add(entry);
        continue;
      }
      List<T> members = groups.getOrDefault(id, List.of());
      boolean opened = expanded.contains(id);
      if (members.getFirst() == entry) {
        result.add(make.head(id, List.copyOf(members), opened));
        if (opened) {
          open.addAll(members);
          result.addAll(members);
        }
      }
    }
    return result;
  }
}
