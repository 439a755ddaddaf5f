package dev.plumbline.path;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Several ascending lists of numbers, read as one. */
final class Candidates {
  static final int END = Integer.MAX_VALUE;

  private int[][] lists = new int[8][];
  private int[] at = new int[8];
  private int[] end = new int[8];
  private int count;

  void add(int @Nullable [] list) {
    if (list != null) {
      add(list, 0, list.length);
    }
  }

  /** Adds the part of a list from {@code first} to before {@code last}. */
  void add(int[] list, int first, int last) {
    if (first == last) {
      return;
    }
    if (count == lists.length) {
      lists = Arrays.copyOf(lists, 2 * count);
      at = Arrays.copyOf(at, 2 * count);
      end = Arrays.copyOf(end, 2 * count);
    }
    lists[count] = list;
    at[count] = first;
    end[count++] = last;
  }

  /** The smallest number that is not below {@code least}; {@link #END} where there is none. */
  int next(int least) {
    int best = END;
    for (int i = 0; i < count; i++) {
      int[] list = lists[i];
      int place = at[i];
      while (place < end[i] && list[place] < least) {
        place++;
      }
      at[i] = place;
      if (place < end[i] && list[place] < best) {
        best = list[place];
      }
    }
    return best;
  }
}
