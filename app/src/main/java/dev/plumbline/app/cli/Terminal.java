package dev.plumbline.app.cli;

/** Makes text from an instance harmless for a terminal. */
final class Terminal {
  private Terminal() {}

  /** The text with control characters, escape sequences among them, shown as {@code ?}. */
  static String safe(String text) {
    return text.codePoints()
        .map(c -> Character.isISOControl(c) || Character.getType(c) == Character.FORMAT ? '?' : c)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }
}
