package dev.plumbline.path;

import dev.plumbline.model.Family;
import dev.plumbline.model.IpAddress;
import dev.plumbline.model.IpPrefix;
import java.util.List;
import java.util.function.Function;

/**
 * Finds the prefixes that hold an address, longest first. The prefixes stand sorted, each with the
 * place of the next shorter one around it, so a search is one bisection and a few steps upwards: it
 * grows with the logarithm of their number. IPv4 stands in the upper 32 bits.
 */
final class PrefixIndex {
  private final long[] high;
  private final long[] low;
  private final int[] length;
  private final int[] parent;
  private final int[] first;

  /**
   * Indexes items.
   *
   * @param items sorted by address, then by length; those of one prefix are one group
   */
  <T> PrefixIndex(List<T> items, Function<T, IpPrefix> prefix) {
    int groups = 0;
    IpPrefix last = null;
    for (T item : items) {
      IpPrefix next = prefix.apply(item);
      groups += next.equals(last) ? 0 : 1;
      last = next;
    }
    high = new long[groups];
    low = new long[groups];
    length = new int[groups];
    parent = new int[groups];
    first = new int[groups + 1];
    first[groups] = items.size();
    int group = -1;
    last = null;
    for (int i = 0; i < items.size(); i++) {
      IpPrefix next = prefix.apply(items.get(i));
      if (!next.equals(last)) {
        group++;
        high[group] = high(next.address());
        low[group] = low(next.address());
        length[group] = next.length();
        first[group] = i;
        parent[group] = up(group - 1, high[group], low[group]);
        last = next;
      }
    }
  }

  static long high(IpAddress address) {
    return address.family() == Family.V4 ? address.low() << 32 : address.high();
  }

  static long low(IpAddress address) {
    return address.family() == Family.V4 ? 0 : address.low();
  }

  /** The group of the longest prefix that holds the address, -1 where there is none. */
  int find(long addressHigh, long addressLow) {
    int from = 0;
    int to = high.length;
    while (from < to) {
      int middle = (from + to) >>> 1;
      int order = Long.compareUnsigned(high[middle], addressHigh);
      if (order < 0 || order == 0 && Long.compareUnsigned(low[middle], addressLow) <= 0) {
        from = middle + 1;
      } else {
        to = middle;
      }
    }
    return up(from - 1, addressHigh, addressLow);
  }

  /** The group around this one, with the next shorter prefix; -1 where there is none. */
  int around(int group) {
    return parent[group];
  }

  /** Place of the first item of a group; the next group begins where this one ends. */
  int first(int group) {
    return first[group];
  }

  private int up(int start, long addressHigh, long addressLow) {
    int group = start;
    while (group >= 0 && !holds(high[group], low[group], length[group], addressHigh, addressLow)) {
      group = parent[group];
    }
    return group;
  }

  /** True when the first bits of two addresses are the same. */
  static boolean holds(
      long prefixHigh, long prefixLow, int length, long addressHigh, long addressLow) {
    long highDifference = prefixHigh ^ addressHigh;
    if (length <= 64) {
      return length == 0 || highDifference >>> (64 - length) == 0;
    }
    return highDifference == 0 && (prefixLow ^ addressLow) >>> (128 - length) == 0;
  }
}
