package dev.plumbline.connect.sshconfig;

import java.util.ArrayList;
import java.util.List;

/** Cuts a line into its keyword and arguments by the quoting rules of ssh_config(5). */
final class LineSplitter {
  private static final String BLANKS = " \t\r\n\f";

  private LineSplitter() {}

  /** A quote that is never closed. */
  static final class UnclosedQuoteException extends Exception {
    UnclosedQuoteException() {
      super("a quote is not closed");
    }
  }

  /** The keyword and what follows it; one {@code =} may stand between. */
  record Head(String keyword, String rest) {}

  static Head head(String line) {
    String text = line.strip();
    int end = 0;
    while (end < text.length() && !isBlank(text.charAt(end)) && text.charAt(end) != '=') {
      end++;
    }
    int rest = skipBlanks(text, end);
    if (rest < text.length() && text.charAt(rest) == '=') {
      rest = skipBlanks(text, rest + 1);
    }
    return new Head(text.substring(0, end), text.substring(rest));
  }

  /** What ProxyCommand takes: the rest of the line, quotes and all. */
  static String raw(String rest) {
    int from = 0;
    while (from < rest.length() && (isBlank(rest.charAt(from)) || rest.charAt(from) == '=')) {
      from++;
    }
    return rest.substring(from);
  }

  /** Arguments; a {@code #} at the start of a word ends them. */
  static List<String> words(String rest) throws UnclosedQuoteException {
    List<String> words = new ArrayList<>();
    int at = skipBlanks(rest, 0);
    while (at < rest.length() && rest.charAt(at) != '#') {
      StringBuilder word = new StringBuilder();
      at = word(rest, at, word);
      words.add(word.toString());
      at = skipBlanks(rest, at);
    }
    return words;
  }

  private static int word(String text, int from, StringBuilder word) throws UnclosedQuoteException {
    char quote = 0;
    int at = from;
    for (; at < text.length(); at++) {
      char c = text.charAt(at);
      char next = at + 1 < text.length() ? text.charAt(at + 1) : 0;
      if (c == '\\' && isEscape(next, quote)) {
        word.append(next);
        at++;
      } else if (quote == 0 && isBlank(c)) {
        break;
      } else if (quote == 0 && (c == '"' || c == '\'')) {
        quote = c;
      } else if (quote != 0 && c == quote) {
        quote = 0;
      } else {
        word.append(c);
      }
    }
    if (quote != 0) {
      throw new UnclosedQuoteException();
    }
    return at;
  }

  private static boolean isEscape(char next, char quote) {
    return next == '\'' || next == '"' || next == '\\' || (quote == 0 && next == ' ');
  }

  private static int skipBlanks(String text, int from) {
    int at = from;
    while (at < text.length() && isBlank(text.charAt(at))) {
      at++;
    }
    return at;
  }

  private static boolean isBlank(char c) {
    return BLANKS.indexOf(c) >= 0;
  }
}
