package dev.plumbline.path.diff;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A thing that differs: on one side only, or on both with other values. */
record Pair(Optional<Item> first, Optional<Item> second) {
  Item any() {
    return second.or(() -> first).orElseThrow();
  }

  Stream<Item> items() {
    return Stream.concat(first.stream(), second.stream());
  }

  Difference.Kind kind() {
    return first.isEmpty()
        ? Difference.Kind.ADDED
        : second.isEmpty() ? Difference.Kind.REMOVED : Difference.Kind.CHANGED;
  }

  List<Difference.Change> changes() {
    List<Difference.Change> changes = new ArrayList<>();
    if (first.isPresent() && second.isPresent()) {
      first
          .get()
          .fields()
          .forEach(
              (name, value) -> {
                String other = second.get().fields().getOrDefault(name, "");
                if (!other.equals(value)) {
                  changes.add(new Difference.Change(name, value, other));
                }
              });
    }
    return List.copyOf(changes);
  }

  Difference difference() {
    Item item = any();
    return new Difference(
        item.section(),
        kind(),
        first.isPresent() && second.isPresent() ? item.subject() : item.text(),
        item.family(),
        item.table(),
        changes(),
        first.map(Side::of),
        second.map(Side::of),
        Optional.empty());
  }
}
