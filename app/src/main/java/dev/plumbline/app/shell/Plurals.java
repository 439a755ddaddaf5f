package dev.plumbline.app.shell;

import dev.plumbline.guide.Severity;

/** Counts in words. */
public final class Plurals {
  private Plurals() {}

  /** {@code 1 rule}, {@code 3 rules}. */
  public static String of(long count, String noun) {
    return count == 1 ? "1 " + noun : count + " " + noun + "s";
  }

  /** {@code 3 critical}, {@code 2 warnings}, {@code 1 note}. */
  public static String of(Severity severity, long count) {
    return switch (severity) {
      case CRITICAL -> count + " critical";
      case ERROR -> of(count, "error");
      case WARNING -> of(count, "warning");
      case INFO -> of(count, "note");
    };
  }
}
