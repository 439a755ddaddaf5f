package dev.plumbline.model.parse.kernel;

import dev.plumbline.model.parse.text.Json;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Types of service: numbers, or the code point names of {@code rt_dsfield} (RFC 2474, 2597, 3246).
 */
final class Tos {
  private static final Pattern NAME = Pattern.compile("(?:CS([0-7])|AF([1-4])([1-3]))");
  private static final int EXPEDITED = 0xb8;

  private Tos() {}

  /** The value as it stands in the packet, 0 for an empty text; empty for an unknown name. */
  static Optional<Integer> read(String text) {
    if (text.isEmpty()) {
      return Optional.of(0);
    }
    if (text.equals("EF")) {
      return Optional.of(EXPEDITED);
    }
    Matcher name = NAME.matcher(text);
    if (!name.matches()) {
      OptionalLong number = Json.number(text);
      return number.isPresent() ? Optional.of((int) number.getAsLong() & 0xff) : Optional.empty();
    }
    return Optional.of(
        name.group(1) != null
            ? Integer.parseInt(name.group(1)) << 5
            : (8 * Integer.parseInt(name.group(2)) + 2 * Integer.parseInt(name.group(3))) << 2);
  }
}
