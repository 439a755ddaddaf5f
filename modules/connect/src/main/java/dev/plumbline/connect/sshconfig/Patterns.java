package dev.plumbline.connect.sshconfig;

import java.util.List;
import java.util.Locale;

/** Patterns with {@code *}, {@code ?} and negation (ssh_config(5), PATTERNS). */
public final class Patterns {
  private Patterns() {}

  /** Whether the whole text matches one pattern; upper and lower case differ. */
  public static boolean matches(String pattern, String text) {
    int p = 0;
    int t = 0;
    int star = -1;
    int mark = 0;
    while (t < text.length()) {
      char c = p < pattern.length() ? pattern.charAt(p) : 0;
      if (c == '*') {
        star = p++;
        mark = t;
      } else if (p < pattern.length() && (c == '?' || c == text.charAt(t))) {
        p++;
        t++;
      } else if (star >= 0) {
        p = star + 1;
        t = ++mark;
      } else {
        return false;
      }
    }
    while (p < pattern.length() && pattern.charAt(p) == '*') {
      p++;
    }
    return p == pattern.length();
  }

  /** A negated pattern that matches excludes, wherever it stands; one other must match. */
  public static boolean anyMatches(List<String> patterns, String text) {
    boolean found = false;
    for (String pattern : patterns) {
      boolean negated = pattern.startsWith("!");
      if (matches(negated ? pattern.substring(1) : pattern, text)) {
        if (negated) {
          return false;
        }
        found = true;
      }
    }
    return found;
  }

  /** The same for host names, where case does not count. */
  public static boolean anyMatchesHost(List<String> patterns, String host) {
    List<String> lower = patterns.stream().map(p -> p.toLowerCase(Locale.ROOT)).toList();
    return anyMatches(lower, host.toLowerCase(Locale.ROOT));
  }
}
