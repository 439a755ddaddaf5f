package dev.plumbline.guide;

import java.util.regex.Pattern;

/** Quotes values that came from an instance before they become part of a command to copy. */
public final class Quoting {
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_@%+=:,./-]+");

  private Quoting() {}

  /** The word as a POSIX shell reads it back unchanged; plain words stay as they are. */
  public static String quote(String word) {
    return PLAIN.matcher(word).matches() && !word.startsWith("-")
        ? word
        : "'" + word.replace("'", "'\\''") + "'";
  }

  /** The same for words of which some are options, which begin with a dash and stay as they are. */
  public static String spec(String word) {
    return PLAIN.matcher(word).matches() ? word : quote(word);
  }
}
