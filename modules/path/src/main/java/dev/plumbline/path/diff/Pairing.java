package dev.plumbline.path.diff;

import dev.plumbline.model.Captured;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Joins the things of one section on both sides and keeps those that differ. */
final class Pairing {
  private final Section section;
  private final Captured<List<Item>> first;
  private final Captured<List<Item>> second;
  private final List<NotCompared> gaps;
  private final List<Pair> pairs = new ArrayList<>();

  Pairing(Section section, Inventory first, Inventory second, List<NotCompared> gaps) {
    this.section = section;
    this.first = first.items(section);
    this.second = second.items(section);
    this.gaps = gaps;
  }

  List<Pair> pairs() {
    if (gap(first, "first") | gap(second, "second")) {
      return List.of();
    }
    List<Item> before = new ArrayList<>(first.orElse(List.of()));
    List<Item> after = new ArrayList<>(second.orElse(List.of()));
    join(before, after, i -> i.key() + i.fields(), true);
    join(before, after, Item::key, false);
    if (section == Section.ADDRESSES) {
      // The only address of its kind on a link that gave way to another is one change, not two.
      join(before, after, i -> i.links() + " " + i.family() + " " + kindOf(i), false);
    }
    if (second.complete()) {
      before.forEach(i -> pairs.add(new Pair(Optional.of(i), Optional.empty())));
    }
    if (first.complete()) {
      after.forEach(i -> pairs.add(new Pair(Optional.empty(), Optional.of(i))));
    }
    return pairs;
  }

  private static String kindOf(Item address) {
    Map<String, String> fields = new LinkedHashMap<>(address.fields());
    fields.remove("address");
    return fields.toString();
  }

  private boolean gap(Captured<List<Item>> side, String name) {
    if (side instanceof Captured.Missing<List<Item>> missing) {
      gaps.add(new NotCompared(section, "The " + name + " has none: " + missing.why() + "."));
      return true;
    }
    if (!side.complete()) {
      gaps.add(
          new NotCompared(
              section, "The " + name + " is not whole; what only the other has is left out."));
    }
    return false;
  }

  /**
   * Removes what both sides have by this key, one for one, and keeps it as changed unless it is the
   * same. Several of one key are joined in order only when they are the same; else one on each side.
   */
  private void join(
      List<Item> before, List<Item> after, Function<Item, String> key, boolean same) {
    Map<String, List<Item>> others = new LinkedHashMap<>();
    after.forEach(i -> others.computeIfAbsent(key.apply(i), _ -> new ArrayList<>()).add(i));
    Map<String, Long> own = new LinkedHashMap<>();
    before.forEach(i -> own.merge(key.apply(i), 1L, Long::sum));
    for (Item item : List.copyOf(before)) {
      String id = key.apply(item);
      List<Item> found = others.getOrDefault(id, List.of());
      boolean single = found.size() == 1 && own.getOrDefault(id, 0L) == 1;
      if (!found.isEmpty() && (same || single)) {
        Item other = found.removeFirst();
        before.remove(item);
        after.remove(other);
        if (!same) {
          pairs.add(new Pair(Optional.of(item), Optional.of(other)));
        }
      }
    }
  }
}
