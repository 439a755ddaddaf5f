package dev.plumbline.guide.check.eks;

import dev.plumbline.model.Evidence;
import java.util.Optional;
import java.util.stream.Stream;

/** Lines of captured text. */
final class Text {
  private static final int LONGEST = 400;

  private Text() {}

  /** The first line with all words. */
  static Optional<Evidence> line(String file, String text, String... words) {
    int number = 0;
    for (String line : (Iterable<String>) text.lines()::iterator) {
      number++;
      if (Stream.of(words).allMatch(line::contains)) {
        String shown = line.strip();
        return Optional.of(
            new Evidence(
                file, number, shown.length() > LONGEST ? shown.substring(0, LONGEST) : shown));
      }
    }
    return Optional.empty();
  }
}
