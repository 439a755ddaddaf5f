package dev.plumbline.model.parse.text;

import dev.plumbline.model.Evidence;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * Items read from JSON cite the line of the text twin that shows the same, since people read it.
 */
public final class Twins {
  private Twins() {}

  /**
   * Replaces the evidence of items that the twin shows too; equal ones are paired in order.
   *
   * @param key what makes an item of one file the same as one of the other
   */
  public static <T> List<T> cite(
      List<T> items,
      List<T> twins,
      Function<T, Object> key,
      Function<T, Evidence> evidence,
      BiFunction<T, Evidence, T> with) {
    if (twins.isEmpty()) {
      return items;
    }
    Map<Object, Deque<Evidence>> places = new HashMap<>();
    for (T twin : twins) {
      places.computeIfAbsent(key.apply(twin), k -> new ArrayDeque<>()).add(evidence.apply(twin));
    }
    List<T> cited = new ArrayList<>(items.size());
    for (T item : items) {
      Deque<Evidence> found = places.getOrDefault(key.apply(item), new ArrayDeque<>());
      cited.add(found.isEmpty() ? item : with.apply(item, found.pop()));
    }
    return List.copyOf(cited);
  }
}
