package dev.plumbline.path.diff;

import dev.plumbline.model.Captured;
import dev.plumbline.model.Snapshot;
import dev.plumbline.path.HostModel;
import dev.plumbline.path.Owners;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What differs between two snapshots. Each difference is named once; what follows from another (the
 * routes of a link that is gone) names it as its cause. Order, counters, ages, lifetimes, process
 * and interface numbers do not count.
 *
 * @param differences by section; within one, in the order of the first side and then of the second
 */
public record SnapshotDiff(List<Difference> differences, List<NotCompared> notCompared) {
  public static SnapshotDiff of(Snapshot first, Snapshot second) {
    Inventory before = inventory(first);
    Inventory after = inventory(second);
    List<NotCompared> gaps = new ArrayList<>();
    List<Pair> pairs = new ArrayList<>();
    for (Section section : Section.values()) {
      for (int part = 0; part < before.parts(section).size(); part++) {
        Captured<List<Item>> own = before.parts(section).get(part);
        pairs.addAll(new Pairing(section, own, after.parts(section).get(part), gaps).pairs());
      }
    }
    return new SnapshotDiff(new Consequences(pairs).differences(), List.copyOf(gaps));
  }

  private static Inventory inventory(Snapshot snapshot) {
    return Inventory.of(snapshot, Owners.of(HostModel.of(snapshot)));
  }

  /** True when nothing differs. */
  public boolean same() {
    return differences.isEmpty();
  }

  /** Differences of a section that follow from no other. */
  public Stream<Difference> roots(Section section) {
    return differences.stream().filter(d -> d.section() == section && !d.follows());
  }

  /** Differences that follow from another, by the subject of that one. */
  public Map<String, List<Difference>> following() {
    return differences.stream()
        .filter(Difference::follows)
        .collect(Collectors.groupingBy(d -> d.because().orElseThrow()));
  }
}
