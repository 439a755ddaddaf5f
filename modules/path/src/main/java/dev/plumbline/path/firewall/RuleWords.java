package dev.plumbline.path.firewall;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The words of a rule as iptables-save writes it. */
public final class RuleWords {
  private static final Pattern TOKEN = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"|(\\S+)");

  private RuleWords() {}

  /** The words in order, quotes removed. */
  public static List<String> of(String text) {
    List<String> words = new ArrayList<>();
    Matcher token = TOKEN.matcher(text);
    while (token.find()) {
      String quoted = token.group(1);
      words.add(quoted == null ? token.group(2) : quoted.replaceAll("\\\\(.)", "$1"));
    }
    return words;
  }
}
