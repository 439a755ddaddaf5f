package dev.plumbline.logs;

import java.util.ArrayList;
import java.util.List;

/**
 * Finds texts of which each match of a regular expression contains at least one, so that most lines
 * are settled without the expression. Careful rather than clever: when unsure, none.
 */
final class RequiredLiterals {
  private static final String SPECIAL = ".^$*+?()[]{}\\";

  private RequiredLiterals() {}

  /** One text for each alternative; empty when some alternative has none. */
  static List<String> of(String expression) {
    if (expression.contains("(?") || expression.contains("\\Q")) {
      return List.of();
    }
    List<String> found = new ArrayList<>();
    for (String branch : branches(expression)) {
      String literal = longest(branch);
      if (literal.length() < 2) {
        return List.of();
      }
      found.add(literal);
    }
    return found;
  }

  /** Splits at the bars outside groups and classes. */
  private static List<String> branches(String expression) {
    List<String> branches = new ArrayList<>();
    int depth = 0;
    int start = 0;
    for (int i = 0; i < expression.length(); i++) {
      switch (expression.charAt(i)) {
        case '\\' -> i++;
        case '(', '[' -> depth++;
        case ')', ']' -> depth--;
        case '|' -> {
          if (depth == 0) {
            branches.add(expression.substring(start, i));
            start = i + 1;
          }
        }
        default -> {}
      }
    }
    branches.add(expression.substring(start));
    return branches;
  }

  /** The longest run of plain characters outside groups and classes, none of them optional. */
  private static String longest(String branch) {
    String best = "";
    StringBuilder run = new StringBuilder();
    int depth = 0;
    for (int i = 0; i <= branch.length(); i++) {
      char c = i < branch.length() ? branch.charAt(i) : '$';
      boolean plain = depth == 0 && SPECIAL.indexOf(c) < 0;
      if (plain) {
        run.append(c);
        continue;
      }
      if ((c == '*' || c == '?' || c == '{') && !run.isEmpty()) {
        run.setLength(run.length() - 1);
      }
      best = run.length() > best.length() ? run.toString() : best;
      run.setLength(0);
      if (c == '\\') {
        i++;
      } else if (c == '{') {
        i = Math.max(i, branch.indexOf('}', i));
      } else if (c == '(' || c == '[') {
        depth++;
      } else if (c == ')' || c == ']') {
        depth--;
      }
    }
    return best;
  }
}
