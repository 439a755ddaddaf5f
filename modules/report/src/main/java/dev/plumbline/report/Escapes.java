package dev.plumbline.report;

import java.util.regex.Pattern;

/** Terminal escapes and control characters do not belong on paper. */
final class Escapes {
  private static final Pattern ANSI =
      Pattern.compile("\u001b(?:\\[[0-?]*[ -/]*[@-~]|\\][^\u0007\u001b]*(?:\u0007|\u001b\\\\)?|.)");

  private Escapes() {}

  /** The text with tabs as blanks, without escapes, controls or direction marks. */
  static String strip(String text) {
    String plain = text.indexOf('\u001b') < 0 ? text : ANSI.matcher(text).replaceAll("");
    StringBuilder clean = new StringBuilder(plain.length());
    plain
        .codePoints()
        .forEach(
            c -> {
              if (c == '\t') {
                clean.append("    ");
              } else if (!Character.isISOControl(c) && Character.getType(c) != Character.FORMAT) {
                clean.appendCodePoint(c);
              }
            });
    return clean.toString();
  }
}
