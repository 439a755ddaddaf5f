package dev.plumbline.model;

import java.util.List;
import java.util.Optional;

/**
 * What a recording says about one subject: known (perhaps empty), or not captured. The two must
 * never be confused: "no rules" is an answer, "rules not captured" is a question.
 *
 * @param <T> what was captured
 */
public sealed interface Captured<T> {
  /**
   * An answer.
   *
   * @param value parsed answer; an empty list means that nothing was there
   * @param files files it was read from
   * @param complete false when the reporter cut the file: presence counts, absence proves nothing
   */
  record Known<T>(T value, List<String> files, boolean complete) implements Captured<T> {}

  /**
   * No answer.
   *
   * @param file the file that would hold it
   * @param why one sentence: not in the recording, command failed, unreadable
   */
  record Missing<T>(String file, String why) implements Captured<T> {
    /** The reason, which names the file. */
    public String sentence() {
      return why.startsWith(file) ? why : file + ": " + why;
    }
  }

  static <T> Captured<T> known(T value, String... files) {
    return new Known<>(value, List.of(files), true);
  }

  static <T> Captured<T> missing(String file, String why) {
    return new Missing<>(file, why);
  }

  /** No answer, since the file that was captured does not show the subject. */
  static <T> Captured<T> notIn(String file) {
    return missing(file, file + " does not show it");
  }

  /** The answer, if there is one. */
  default Optional<T> optional() {
    return this instanceof Known<T> known ? Optional.of(known.value()) : Optional.empty();
  }

  /** The answer, or {@code other} when nothing was captured. */
  default T orElse(T other) {
    return optional().orElse(other);
  }

  /** True when there is an answer and it was not cut, so that absence in it is a fact. */
  default boolean complete() {
    return this instanceof Known<T> known && known.complete();
  }
}
