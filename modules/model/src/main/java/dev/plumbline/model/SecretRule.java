package dev.plumbline.model;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One kind of secret. Without one of the hints in a text it cannot be there, and looking for those
 * costs little.
 *
 * @param pattern what stands before the secret; without an end, groups 1 and 2 stay and the secret
 *     is between them
 * @param end where it ends
 */
record SecretRule(Pattern pattern, Optional<SecretEnd> end, List<String> hints) {
  private static final String MASK = "***";

  static SecretRule between(String pattern, String... hints) {
    return new SecretRule(Pattern.compile(pattern), Optional.empty(), List.of(hints));
  }

  static SecretRule before(String pattern, SecretEnd end, String... hints) {
    return new SecretRule(Pattern.compile(pattern), Optional.of(end), List.of(hints));
  }

  /** The text with the secrets of this kind masked; the same text where there is none. */
  String apply(String text) {
    if (hints.stream().noneMatch(text::contains)) {
      return text;
    }
    Matcher matcher = pattern.matcher(text);
    if (!matcher.find()) {
      return text;
    }
    StringBuilder masked = new StringBuilder(text.length());
    int kept = 0;
    int from = 0;
    while (from <= text.length() && matcher.find(from)) {
      int start = end.isPresent() ? matcher.end() : matcher.end(1);
      int stop = end.map(e -> e.of(text, matcher.start(), start)).orElseGet(() -> matcher.start(2));
      if (stop > start) {
        masked.append(text, kept, start).append(mask(text.substring(start, stop)));
        kept = stop;
      }
      from = Math.max(stop, Math.max(matcher.end(), matcher.start() + 1));
    }
    return kept == 0 ? text : masked.append(text, kept, text.length()).toString();
  }

  /** Evidence names lines by number, so that no line may go. */
  private static String mask(String secret) {
    return MASK + "\n".repeat((int) secret.chars().filter(c -> c == '\n').count());
  }
}
