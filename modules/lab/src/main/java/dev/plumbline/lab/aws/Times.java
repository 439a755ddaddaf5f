package dev.plumbline.lab.aws;

import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.OptionalDouble;

/** Times of a recording on the wire. */
final class Times {
  private Times() {}

  /** Seconds since 1970 of a time in the command line's form; empty for another text. */
  static OptionalDouble seconds(String text) {
    try {
      OffsetDateTime time = OffsetDateTime.parse(text);
      return OptionalDouble.of(time.toEpochSecond() + time.getNano() / 1e9);
    } catch (DateTimeParseException e) {
      return OptionalDouble.empty();
    }
  }
}
