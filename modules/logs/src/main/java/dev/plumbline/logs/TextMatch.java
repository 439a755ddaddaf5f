package dev.plumbline.logs;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * What a line must contain, as typed in the filter field: text (letter case does not count), or a
 * regular expression between slashes; a leading {@code !} inverts.
 */
public final class TextMatch {
  private static final TextMatch ALL = new TextMatch(false, List.of(), Optional.empty());

  private final boolean inverted;
  private final List<String> literals;
  private final Optional<Pattern> pattern;

  private TextMatch(boolean inverted, List<String> literals, Optional<Pattern> pattern) {
    this.inverted = inverted;
    this.literals = literals;
    this.pattern = pattern;
  }

  /** Matches every line. */
  public static TextMatch all() {
    return ALL;
  }

  /**
   * Reads what was typed.
   *
   * @throws IllegalArgumentException in words for the person, when the expression is wrong
   */
  public static TextMatch parse(String typed) {
    boolean invert = typed.startsWith("!");
    String rest = invert ? typed.substring(1) : typed;
    if (rest.isEmpty()) {
      return ALL;
    }
    if (rest.length() > 2 && rest.startsWith("/") && rest.endsWith("/")) {
      return regex(rest.substring(1, rest.length() - 1), invert);
    }
    Pattern words = Pattern.compile(Pattern.quote(rest), Pattern.CASE_INSENSITIVE);
    return new TextMatch(invert, List.of(), Optional.of(words));
  }

  /**
   * A regular expression found anywhere in the line.
   *
   * @throws IllegalArgumentException in words for the person, when it is wrong
   */
  public static TextMatch regex(String expression, boolean invert) {
    try {
      return new TextMatch(
          invert, RequiredLiterals.of(expression), Optional.of(Pattern.compile(expression)));
    } catch (PatternSyntaxException e) {
      throw new IllegalArgumentException(
          "Not a regular expression: " + e.getDescription().toLowerCase(Locale.ROOT), e);
    }
  }

  public boolean isAll() {
    return pattern.isEmpty();
  }

  /** True when a line with this text is wanted. A pattern that takes too long does not match. */
  public boolean matches(String line) {
    return pattern.isEmpty() || inverted != found(pattern.get(), line);
  }

  private boolean found(Pattern wanted, String line) {
    if (!literals.isEmpty() && literals.stream().noneMatch(line::contains)) {
      return false;
    }
    return new BoundedText(line).find(wanted);
  }

  /** Places to highlight, as start and end; none when inverted. */
  public List<int[]> places(String line) {
    List<int[]> places = new ArrayList<>();
    if (pattern.isEmpty() || inverted) {
      return places;
    }
    Matcher matcher = pattern.get().matcher(new BoundedText(line));
    try {
      while (matcher.find() && places.size() < 100) {
        if (matcher.end() > matcher.start()) {
          places.add(new int[] {matcher.start(), matcher.end()});
        }
      }
    } catch (BoundedText.TooLong e) {
      return places;
    }
    return places;
  }
}
