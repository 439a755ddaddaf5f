package dev.plumbline.app.cli;

import java.io.Console;

/** The terminal the program runs in, and text that is harmless for it. */
final class Terminal {
  private Terminal() {}

  /** True when a person sits before the program. */
  static boolean interactive() {
    Console console = System.console();
    return console != null && console.isTerminal();
  }

  /** The text with control characters, escape sequences among them, shown as {@code ?}. */
  static String safe(String text) {
    return text.codePoints()
        .map(c -> Character.isISOControl(c) || Character.getType(c) == Character.FORMAT ? '?' : c)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }
}
