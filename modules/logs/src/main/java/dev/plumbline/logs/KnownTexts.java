package dev.plumbline.logs;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;

/**
 * Tells which lists of texts a line holds a text of, whatever their number. Every {@code step}th
 * place of a line is looked at, four characters at once: a text is long enough that one of these
 * lies in its beginning (after Wu and Manber, "A fast algorithm for multi-pattern searching",
 * 1994). Texts in small letters stand for any case; others may be found in any case.
 */
final class KnownTexts {
  private static final int GRAM = Integer.BYTES;

  /** Texts that are shorter are looked for by themselves: else steps were short for all. */
  private static final int SHORTEST = 6;

  /** Each place of a step takes an entry for each text. */
  private static final int LONGEST_STEP = 8;

  private static final VarHandle GRAMS =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

  /** Makes the capital letters of four characters small, and leaves alike what was alike. */
  private static final int SMALL = 0x20202020;

  private static final int TABLE_BITS = 16;

  /**
   * Four characters of a text.
   *
   * @param text all of it, in small letters
   * @param offset where in the text they are
   * @param list the place of the list that holds the text
   * @param next number of another one in the same place of the table; 0 is none
   */
  private record Entry(byte[] text, int offset, int list, int next) {}

  /** A text that is too short for the steps. */
  private record Brief(String text, int list) {}

  private final List<Brief> brief = new ArrayList<>();
  private final List<Entry> entries = new ArrayList<>();

  /** Numbers of the first entries, by hash; 0 is none. */
  private final char[] table = new char[1 << TABLE_BITS];

  private final int step;

  /** Lists without any text, or with a brief one in any letter case: no line excludes them. */
  private final BitSet always = new BitSet();

  /**
   * @param lists of texts, known by their places; up to 8,000 texts
   * @throws IllegalArgumentException when there are too many
   */
  KnownTexts(List<List<String>> lists) {
    int shortest = Integer.MAX_VALUE;
    for (int i = 0; i < lists.size(); i++) {
      always.set(i, lists.get(i).isEmpty());
      for (String text : lists.get(i)) {
        int length = small(text).length;
        if (length >= SHORTEST) {
          shortest = Math.min(shortest, length);
        } else if (text.equals(text.toLowerCase(Locale.ROOT))) {
          always.set(i);
        } else {
          brief.add(new Brief(text, i));
        }
      }
    }
    step = Math.min(LONGEST_STEP, shortest - GRAM + 1);
    for (int i = 0; i < lists.size(); i++) {
      for (String text : lists.get(i)) {
        byte[] bytes = small(text);
        for (int offset = 0; bytes.length >= SHORTEST && offset < step; offset++) {
          add(new Entry(bytes, offset, i, table[place(bytes, offset)]));
        }
      }
    }
  }

  private void add(Entry entry) {
    entries.add(entry);
    if (entries.size() > Character.MAX_VALUE) {
      throw new IllegalArgumentException("there are too many texts to look for");
    }
    table[place(entry.text(), entry.offset())] = (char) entries.size();
  }

  /** Places of the lists that a line holds a text of, and of those that it cannot exclude. */
  BitSet in(String line) {
    byte[] bytes = line.getBytes(StandardCharsets.ISO_8859_1);
    BitSet found = always;
    for (int at = 0; at <= bytes.length - GRAM; at += step) {
      int number = table[place(bytes, at)];
      if (number != 0) {
        found = with(found, number, bytes, at);
      }
    }
    for (Brief text : brief) {
      if (line.contains(text.text())) {
        found = with(found, text.list());
      }
    }
    return found;
  }

  private BitSet with(BitSet before, int list) {
    BitSet found = before == always ? (BitSet) always.clone() : before;
    found.set(list);
    return found;
  }

  /** What was found, and the lists of those texts of one place in the table that are there. */
  private BitSet with(BitSet before, int first, byte[] line, int at) {
    BitSet found = before;
    for (int number = first; number != 0; ) {
      Entry entry = entries.get(number - 1);
      if (!found.get(entry.list()) && isAt(line, at - entry.offset(), entry.text())) {
        found = with(found, entry.list());
      }
      number = entry.next();
    }
    return found;
  }

  private static boolean isAt(byte[] line, int start, byte[] text) {
    if (start < 0 || start + text.length > line.length) {
      return false;
    }
    for (int i = 0; i < text.length; i++) {
      if (small(line[start + i]) != text[i]) {
        return false;
      }
    }
    return true;
  }

  private static int place(byte[] bytes, int at) {
    int gram = (int) GRAMS.get(bytes, at) | SMALL;
    return gram * 0x9e3779b1 >>> Integer.SIZE - TABLE_BITS;
  }

  private static byte[] small(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = small(bytes[i]);
    }
    return bytes;
  }

  private static byte small(byte b) {
    int letter = b | 0x20;
    boolean capital = letter >= 'a' && letter <= 'z' || (b & 0xff) >= 0xc0 && (b & 0xff) < 0xdf;
    return capital ? (byte) letter : b;
  }
}
