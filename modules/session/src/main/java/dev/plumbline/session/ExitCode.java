package dev.plumbline.session;

import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How a non-interactive command ended, when its document keeps the outputs apart. */
public final class ExitCode {
  private static final Pattern FORM = Pattern.compile("\\s*EXIT_CODE:\\s*(-?\\d{1,9})\\s*");

  private ExitCode() {}

  /** The payload. */
  public static String text(int code) {
    return "EXIT_CODE: " + code;
  }

  /** Empty when the text has another form. */
  public static OptionalInt parse(String text) {
    Matcher m = FORM.matcher(text);
    return m.matches() ? OptionalInt.of(Integer.parseInt(m.group(1))) : OptionalInt.empty();
  }
}
