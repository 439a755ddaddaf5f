package dev.plumbline.model.parse.text;

import java.util.List;
import java.util.Optional;

/** Picks among files that show the same thing. */
public final class Choice {
  private Choice() {}

  /** The first whole one; failing that, the first that is there at all. */
  public static <T> Optional<Parsed<T>> best(List<Optional<Parsed<T>>> candidates) {
    List<Parsed<T>> present = candidates.stream().flatMap(Optional::stream).toList();
    return present.stream()
        .filter(Parsed::whole)
        .findFirst()
        .or(() -> present.stream().findFirst());
  }
}
