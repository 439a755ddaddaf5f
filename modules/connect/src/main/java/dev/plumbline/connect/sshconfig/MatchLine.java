package dev.plumbline.connect.sshconfig;

import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Decides a Match line. Criteria are ANDed; {@code exec} is never run and never matches. */
final class MatchLine {
  private final String host;
  private final String typed;
  private final String user;
  private final String localUser;
  private final boolean finalPass;
  private boolean mentionsFinal;

  MatchLine(String host, String typed, String user, String localUser, boolean finalPass) {
    this.host = host;
    this.typed = typed;
    this.user = user;
    this.localUser = localUser;
    this.finalPass = finalPass;
  }

  /** Whether the line asks for a second reading. */
  boolean mentionsFinal() {
    return mentionsFinal;
  }

  boolean test(ConfigLine line, Set<ConfigProblem> problems) {
    if (line.words().isEmpty()) {
      problems.add(line.problem("missing-argument", "Match has no criterion"));
      return false;
    }
    boolean all = true;
    Iterator<String> words = words(line.words()).iterator();
    while (words.hasNext()) {
      String word = words.next();
      boolean negated = word.startsWith("!");
      String name = (negated ? word.substring(1) : word).toLowerCase(Locale.ROOT);
      switch (name) {
        case "all" -> all &= !negated;
        case "final", "canonical" -> {
          mentionsFinal |= name.equals("final");
          all &= finalPass != negated;
        }
        default -> {
          if (!words.hasNext()) {
            problems.add(line.problem("missing-argument", "Match " + name + " has no value"));
            return false;
          }
          all &= criterion(line, name, words.next(), negated, problems);
        }
      }
    }
    return all;
  }

  /** {@code host=web} is as good as {@code host web}. */
  private static List<String> words(List<String> words) {
    return words.stream()
        .flatMap(
            w ->
                w.matches("!?[A-Za-z]+=.+")
                    ? List.of(w.split("=", 2)).stream()
                    : List.of(w).stream())
        .toList();
  }

  private boolean criterion(
      ConfigLine line, String name, String value, boolean negated, Set<ConfigProblem> problems) {
    List<String> patterns = List.of(value.split(","));
    return switch (name) {
      case "host" -> Patterns.anyMatchesHost(patterns, host) != negated;
      case "originalhost" -> Patterns.anyMatchesHost(patterns, typed) != negated;
      case "user" -> Patterns.anyMatches(patterns, user) != negated;
      case "localuser" -> Patterns.anyMatches(patterns, localUser) != negated;
      case "exec" -> {
        problems.add(
            line.problem(
                "match-exec",
                "a rule depends on the program \"" + value + "\", which is not run; not applied"));
        yield false;
      }
      default -> {
        problems.add(line.problem("match-unknown", "Match " + name + " is not known; not applied"));
        yield false;
      }
    };
  }
}
