package dev.plumbline.path.vpc;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** A set of ports as ranges that neither touch nor overlap, in order. */
public record Ports(List<Range> ranges) {
  private static final int HIGHEST = 65_535;

  /** Both ends belong to it. */
  public record Range(int first, int last) {
    @Override
    public String toString() {
      return first == last ? Integer.toString(first) : first + "-" + last;
    }
  }

  public static final Ports NONE = new Ports(List.of());
  public static final Ports ALL = of(0, HIGHEST);

  public static Ports of(int first, int last) {
    return first > last ? NONE : new Ports(List.of(new Range(first, last)));
  }

  public boolean isEmpty() {
    return ranges.isEmpty();
  }

  /** What both have. */
  public Ports and(Ports other) {
    List<Range> kept = new ArrayList<>();
    for (Range a : ranges) {
      for (Range b : other.ranges) {
        int first = Math.max(a.first, b.first);
        int last = Math.min(a.last, b.last);
        if (first <= last) {
          kept.add(new Range(first, last));
        }
      }
    }
    return new Ports(List.copyOf(kept));
  }

  /** What {@code other} has not. */
  public Ports minus(Ports other) {
    List<Range> left = ranges;
    for (Range cut : other.ranges) {
      List<Range> next = new ArrayList<>();
      for (Range r : left) {
        if (cut.last < r.first || cut.first > r.last) {
          next.add(r);
          continue;
        }
        if (r.first < cut.first) {
          next.add(new Range(r.first, cut.first - 1));
        }
        if (r.last > cut.last) {
          next.add(new Range(cut.last + 1, r.last));
        }
      }
      left = next;
    }
    return new Ports(List.copyOf(left));
  }

  /** What one of them has. */
  public Ports or(Ports other) {
    List<Range> all = new ArrayList<>(minus(other).ranges);
    all.addAll(other.ranges);
    all.sort(Comparator.comparingInt(Range::first));
    List<Range> joined = new ArrayList<>();
    for (Range r : all) {
      if (!joined.isEmpty() && joined.getLast().last + 1 == r.first) {
        joined.set(joined.size() - 1, new Range(joined.getLast().first, r.last));
      } else {
        joined.add(r);
      }
    }
    return new Ports(List.copyOf(joined));
  }

  @Override
  public String toString() {
    return ranges.stream().map(Range::toString).collect(Collectors.joining(","));
  }
}
