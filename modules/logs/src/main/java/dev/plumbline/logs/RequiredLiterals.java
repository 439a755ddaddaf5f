package dev.plumbline.logs;

import java.util.ArrayList;
import java.util.List;

/**
 * Finds texts of which each match of a regular expression contains at least one, so that most lines
 * are settled without the expression. Careful rather than clever: when unsure, none.
 */
final class RequiredLiterals {
  /** Escaped letters that stand for one character of a kind, or for a place. */
  private static final String KINDS = "dDwWsShHvVRXbBAGzZtnrfae";

  private enum Times {
    ONCE,
    MORE,
    PERHAPS
  }

  private final String expression;
  private int at;

  private RequiredLiterals(String expression) {
    this.expression = expression;
  }

  /** The best choice of such texts, each of two characters or more; empty when there is none. */
  static List<String> of(String expression) {
    if (expression.chars().anyMatch(c -> Character.isSurrogate((char) c))) {
      return List.of();
    }
    try {
      RequiredLiterals reader = new RequiredLiterals(expression);
      List<String> found = reader.alternatives();
      boolean whole = reader.at == expression.length();
      return whole && shortest(found) > 1 ? found : List.of();
    } catch (UnknownSyntax e) {
      return List.of();
    }
  }

  /** A construct that is rare enough to be left to the expression itself. */
  private static final class UnknownSyntax extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnknownSyntax() {
      super(null, null, false, false);
    }
  }

  private List<String> alternatives() {
    List<String> all = new ArrayList<>();
    boolean each = true;
    do {
      List<String> branch = sequence();
      each &= !branch.isEmpty();
      all.addAll(branch);
    } while (skip("|"));
    return each ? all.stream().distinct().toList() : List.of();
  }

  /** Up to the next bar or the end of the group. */
  private List<String> sequence() {
    List<String> best = List.of();
    StringBuilder run = new StringBuilder();
    while (at < expression.length() && "|)".indexOf(expression.charAt(at)) < 0) {
      boolean plain = plain();
      if (plain) {
        run.append(expression.charAt(at++));
      }
      List<String> inner = plain ? List.of() : special();
      Times times = times();
      if (plain && times == Times.ONCE) {
        continue;
      }
      if (plain && times == Times.PERHAPS) {
        run.setLength(run.length() - 1);
      }
      best = better(best, List.of(run.toString()));
      best = times == Times.PERHAPS ? best : better(best, inner);
      run.setLength(0);
    }
    return better(best, List.of(run.toString()));
  }

  /** True when the character to come, perhaps after a backslash, stands for itself. */
  private boolean plain() {
    if (!skip("\\")) {
      return "^$.[(*+?{".indexOf(expression.charAt(at)) < 0;
    }
    boolean punctuation = !Character.isLetterOrDigit(peek(0));
    at -= punctuation ? 0 : 1;
    return punctuation;
  }

  /** What a group requires; nothing for all else. */
  private List<String> special() {
    char first = expression.charAt(at++);
    return switch (first) {
      case '^', '$', '.' -> List.of();
      case '(' -> group();
      case '[' -> {
        characterClass();
        yield List.of();
      }
      case '\\' -> {
        if (KINDS.indexOf(peek(0)) < 0) {
          throw new UnknownSyntax();
        }
        at++;
        yield List.of();
      }
      default -> throw new UnknownSyntax();
    };
  }

  private List<String> group() {
    boolean around = skip("?=") || skip("?!") || skip("?<=") || skip("?<!");
    if (!around && !skip("?:") && !skip("?>") && peek(0) == '?') {
      throw new UnknownSyntax();
    }
    List<String> inner = alternatives();
    if (!skip(")")) {
      throw new UnknownSyntax();
    }
    return around ? List.of() : inner;
  }

  private void characterClass() {
    skip("^");
    if (peek(0) == ']') {
      throw new UnknownSyntax();
    }
    while (!skip("]")) {
      char c = peek(0);
      if (c == '[' || c == '&') {
        throw new UnknownSyntax();
      }
      at += c == '\\' ? 2 : 1;
    }
  }

  private Times times() {
    if (at == expression.length() || "*+?{".indexOf(expression.charAt(at)) < 0) {
      return Times.ONCE;
    }
    boolean more = expression.charAt(at) == '+';
    at = peek(0) == '{' ? expression.indexOf('}', at) + 1 : at + 1;
    if (at == 0) {
      throw new UnknownSyntax();
    }
    if (!skip("?")) {
      skip("+");
    }
    return more ? Times.MORE : Times.PERHAPS;
  }

  private char peek(int ahead) {
    if (at + ahead >= expression.length()) {
      throw new UnknownSyntax();
    }
    return expression.charAt(at + ahead);
  }

  private boolean skip(String text) {
    boolean there = expression.startsWith(text, at);
    at += there ? text.length() : 0;
    return there;
  }

  /** The one whose shortest text is longer. */
  private static List<String> better(List<String> one, List<String> other) {
    return shortest(other) > shortest(one) ? other : one;
  }

  private static int shortest(List<String> texts) {
    return texts.stream().mapToInt(String::length).min().orElse(0);
  }
}
