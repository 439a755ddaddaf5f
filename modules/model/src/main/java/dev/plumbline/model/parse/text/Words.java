package dev.plumbline.model.parse.text;

import java.util.List;
import java.util.Optional;

/** The words of a line, taken one after another. */
public final class Words {
  private final List<String> words;
  private int at;

  private Words(List<String> words) {
    this.words = words;
  }

  /** The words between white space. */
  public static Words of(String text) {
    String bare = text.strip();
    return new Words(bare.isEmpty() ? List.of() : List.of(bare.split("\\s+")));
  }

  /** True while a word is left. */
  public boolean more() {
    return at < words.size();
  }

  /** The next word, empty at the end. */
  public String take() {
    return more() ? words.get(at++) : "";
  }

  /** The next word without taking it, empty at the end. */
  public String peek() {
    return more() ? words.get(at) : "";
  }

  /** Takes the next word if it is this one. */
  public boolean takeIf(String word) {
    boolean is = peek().equals(word);
    at += is ? 1 : 0;
    return is;
  }

  /** The words not taken yet, one blank between them. */
  public String rest() {
    return String.join(" ", words.subList(at, words.size()));
  }

  /** The word after the first one that equals {@code key}, wherever it stands. */
  public Optional<String> after(String key) {
    int index = words.indexOf(key);
    return index >= 0 && index + 1 < words.size()
        ? Optional.of(words.get(index + 1))
        : Optional.empty();
  }
}
