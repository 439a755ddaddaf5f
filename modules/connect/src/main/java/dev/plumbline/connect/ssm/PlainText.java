package dev.plumbline.connect.ssm;

import java.util.regex.Pattern;

/** Words of the other side that are shown: no terminal may take them for commands. */
final class PlainText {
  private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}&&[^\\n]]");
  private static final int LONGEST = 2000;

  private PlainText() {}

  /** The same without control characters, and not endless. */
  static String of(String text) {
    String plain = CONTROL.matcher(text.replace("\r\n", "\n")).replaceAll("?");
    return plain.length() > LONGEST ? plain.substring(0, LONGEST) + "..." : plain;
  }
}
