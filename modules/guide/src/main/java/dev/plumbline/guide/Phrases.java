package dev.plumbline.guide;

import java.util.List;

/** Small pieces of English. */
public final class Phrases {
  private Phrases() {}

  /** "a", "a and b", "a, b and c"; from the sixth on the rest is counted. */
  public static String and(List<String> items) {
    if (items.size() > 5) {
      return String.join(", ", items.subList(0, 4)) + " and " + (items.size() - 4) + " more";
    }
    return items.size() < 2
        ? String.join("", items)
        : String.join(", ", items.subList(0, items.size() - 1)) + " and " + items.getLast();
  }
}
