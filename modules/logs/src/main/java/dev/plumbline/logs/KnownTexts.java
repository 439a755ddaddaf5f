package dev.plumbline.logs;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * Tells which lists of texts a line holds a text of, reading each character once whatever their
 * number (Aho and Corasick, "Efficient string matching", 1975). Letter case does not count, so a
 * list that is named may still not be meant, and one that is not named certainly is not.
 */
final class KnownTexts {
  private static final int ROOT = 0;

  /** A column of the table for each character that occurs in a text; column 0 for all others. */
  private final char[] columns = new char[Character.MAX_VALUE + 1];

  private final int width;

  /**
   * Where to go from a row by a column: the place at which that row begins, or its complement when
   * a text ends there.
   */
  private int[] next;

  /** By row: the lists of the texts that end there. */
  private final List<BitSet> endings = new ArrayList<>();

  /** Lists without any text: a line never excludes them. */
  private final BitSet always = new BitSet();

  /**
   * @param lists of texts, known by their places
   */
  KnownTexts(List<List<String>> lists) {
    int used = 1;
    for (String text : lists.stream().flatMap(List::stream).toList()) {
      for (char c : text.toCharArray()) {
        char folded = Character.toLowerCase(c);
        if (columns[folded] == 0) {
          columns[folded] = (char) used++;
        }
      }
    }
    for (int c = 0; c < columns.length; c++) {
      columns[c] = columns[Character.toLowerCase((char) c)];
    }
    width = used;
    next = new int[width * 64];
    endings.add(new BitSet());
    for (int i = 0; i < lists.size(); i++) {
      for (String text : lists.get(i)) {
        add(text, i);
      }
      always.set(i, lists.get(i).isEmpty() || lists.get(i).contains(""));
    }
    link();
  }

  private void add(String text, int list) {
    int row = ROOT;
    for (int i = 0; i < text.length(); i++) {
      int place = row + columns[text.charAt(i)];
      if (next[place] == ROOT) {
        next[place] = endings.size() * width;
        endings.add(new BitSet());
        if (endings.size() * width > next.length) {
          next = Arrays.copyOf(next, next.length * 2);
        }
      }
      row = next[place];
    }
    endings.get(row / width).set(list);
  }

  /** Fills the gaps of each row from the row of its longest proper ending, nearest rows first. */
  private void link() {
    next = Arrays.copyOf(next, endings.size() * width);
    int[] shorter = new int[endings.size()];
    ArrayDeque<Integer> rows = new ArrayDeque<>(List.of(ROOT));
    while (!rows.isEmpty()) {
      int row = rows.remove();
      int fallback = shorter[row / width];
      endings.get(row / width).or(endings.get(fallback / width));
      for (int column = 0; column < width; column++) {
        int target = next[row + column];
        int other = row == ROOT ? ROOT : next[fallback + column];
        if (target == ROOT) {
          next[row + column] = other;
        } else {
          shorter[target / width] = other;
          rows.add(target);
        }
      }
    }
    for (int i = 0; i < next.length; i++) {
      next[i] = endings.get(next[i] / width).isEmpty() ? next[i] : ~next[i];
    }
  }

  /** Places of the lists that a line may hold a text of, and of those without any text. */
  BitSet in(String line) {
    int row = ROOT;
    for (int i = 0; i < line.length(); i++) {
      row = next[row + columns[line.charAt(i)]];
      if (row < 0) {
        return from(line, i + 1, ~row);
      }
    }
    return always;
  }

  /** The rest of a line, after a text was found. */
  private BitSet from(String line, int start, int first) {
    BitSet found = (BitSet) always.clone();
    found.or(endings.get(first / width));
    int row = first;
    for (int i = start; i < line.length(); i++) {
      row = next[row + columns[line.charAt(i)]];
      if (row < 0) {
        row = ~row;
        found.or(endings.get(row / width));
      }
    }
    return found;
  }
}
