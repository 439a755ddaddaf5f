package dev.plumbline.path.diff;

import dev.plumbline.model.Captured;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Joins the things of one section on both sides and keeps those that differ. */
final class Pairing {
  private final Section section;
  private final Captured<List<Item>> first;
  private final Captured<List<Item>> second;
  private final List<NotCompared> gaps;
  private final List<Pair> pairs = new ArrayList<>();
  private List<Item> before = List.of();
  private List<Item> after = List.of();

  Pairing(
      Section section,
      Captured<List<Item>> first,
      Captured<List<Item>> second,
      List<NotCompared> gaps) {
    this.section = section;
    this.first = first;
    this.second = second;
    this.gaps = gaps;
  }

  List<Pair> pairs() {
    if (first.optional().isEmpty() && second.optional().isEmpty()) {
      gaps.add(new NotCompared(section, "Neither side has captured them."));
      return List.of();
    }
    if (gap(first, "first") | gap(second, "second")) {
      return List.of();
    }
    before = first.orElse(List.of());
    after = second.orElse(List.of());
    join(i -> i.key() + i.fields(), true);
    join(Item::key, false);
    if (section == Section.ADDRESSES) {
      // The only address of its kind on a link that gave way to another is one change, not two.
      join(i -> i.links() + " " + i.family() + " " + kindOf(i), false);
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
      gaps.add(
          new NotCompared(
              section, "Not captured on the " + name + " side: " + missing.why() + "."));
      return true;
    }
    if (!side.complete()) {
      gaps.add(
          new NotCompared(
              section,
              "The " + name + " side is not whole; what only the other side has is left out."));
    }
    return false;
  }

  /**
   * Removes what both sides have by this key, one for one, and keeps it as changed unless it is the
   * same. Several of one key are joined in order only when they are the same; else one on each
   * side.
   */
  private void join(Function<Item, String> key, boolean same) {
    Map<String, Deque<Item>> others = new HashMap<>();
    after.forEach(i -> others.computeIfAbsent(key.apply(i), _ -> new ArrayDeque<>()).add(i));
    Map<String, Long> own =
        before.stream().collect(Collectors.groupingBy(key, Collectors.counting()));
    Set<Item> joined = Collections.newSetFromMap(new IdentityHashMap<>());
    List<Item> left = new ArrayList<>();
    for (Item item : before) {
      String id = key.apply(item);
      Deque<Item> found = others.getOrDefault(id, new ArrayDeque<>());
      boolean single = found.size() == 1 && own.getOrDefault(id, 0L) == 1;
      if (found.isEmpty() || !same && !single) {
        left.add(item);
        continue;
      }
      Item other = found.removeFirst();
      joined.add(other);
      if (!same) {
        pairs.add(new Pair(Optional.of(item), Optional.of(other)));
      }
    }
    before = left;
    after = after.stream().filter(i -> !joined.contains(i)).toList();
  }
}
