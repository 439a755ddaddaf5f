package dev.plumbline.connect.sshconfig;

import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Percent tokens, {@code ~} and {@code ${VARIABLE}} (ssh_config(5), TOKENS). */
final class Tokens {
  private static final Pattern VARIABLE = Pattern.compile("\\$\\{([^}]*)}");

  private Tokens() {}

  /** A token the keyword does not know, or a variable that is not set. */
  static final class UnknownTokenException extends Exception {
    UnknownTokenException(String token) {
      super(token + " is not known here");
    }
  }

  /** Replaces {@code %x} by the values given; {@code %%} is always known. */
  static String percent(String text, Map<Character, String> values) throws UnknownTokenException {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c != '%') {
        out.append(c);
        continue;
      }
      char token = ++i < text.length() ? text.charAt(i) : 0;
      String value = token == '%' ? "%" : values.get(token);
      if (value == null) {
        throw new UnknownTokenException("%" + (token == 0 ? "" : token));
      }
      out.append(value);
    }
    return out.toString();
  }

  static String variables(String text, Map<String, String> environment)
      throws UnknownTokenException {
    Matcher m = VARIABLE.matcher(text);
    StringBuilder out = new StringBuilder();
    while (m.find()) {
      String value = environment.get(m.group(1));
      if (value == null) {
        throw new UnknownTokenException(m.group());
      }
      m.appendReplacement(out, Matcher.quoteReplacement(value));
    }
    return m.appendTail(out).toString();
  }

  /** {@code ~} and {@code ~/x}; another user's home is left as written. */
  static String tilde(String text, Path home) {
    if (text.equals("~")) {
      return home.toString();
    }
    return text.startsWith("~/") || text.startsWith("~\\") ? home + text.substring(1) : text;
  }
}
