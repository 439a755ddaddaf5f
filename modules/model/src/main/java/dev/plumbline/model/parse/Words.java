package dev.plumbline.model.parse;

import java.util.List;
import java.util.Optional;

/** The words of a line, taken one after another. */
final class Words {
  private final List<String> words;
  private int at;

  private Words(List<String> words) {
    this.words = words;
  }

  static Words of(String text) {
    String bare = text.strip();
    return new Words(bare.isEmpty() ? List.of() : List.of(bare.split("\\s+")));
  }

  boolean more() {
    return at < words.size();
  }

  /** The next word, empty at the end. */
  String take() {
    return more() ? words.get(at++) : "";
  }

  /** The next word without taking it, empty at the end. */
  String peek() {
    return more() ? words.get(at) : "";
  }

  /** Takes the next word if it is this one. */
  boolean takeIf(String word) {
    boolean is = peek().equals(word);
    at += is ? 1 : 0;
    return is;
  }

  /** The words not taken yet, one blank between them. */
  String rest() {
    return String.join(" ", words.subList(at, words.size()));
  }

  /** The word after the first one that equals {@code key}, wherever it stands. */
  Optional<String> after(String key) {
    int index = words.indexOf(key);
    return index >= 0 && index + 1 < words.size()
        ? Optional.of(words.get(index + 1))
        : Optional.empty();
  }
}
