package dev.plumbline.path.firewall;

import dev.plumbline.model.Family;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The matches and the target of one iptables rule. A match that is not known here cannot be told,
 * and is never taken for "no" (iptables-extensions(8)).
 */
final class IptablesRule {
  /** Modules that match nothing by themselves: their options, each known below, decide. */
  private static final Set<String> BY_OPTIONS =
      Set.of(
          "tcp",
          "udp",
          "udplite",
          "sctp",
          "dccp",
          "icmp",
          "icmp6",
          "comment",
          "conntrack",
          "state",
          "multiport",
          "owner",
          "mark",
          "connmark",
          "addrtype",
          "iprange",
          "set");

  private final Family family;
  private final IptablesMatches matches;
  private final List<String> words;
  private final List<Step> steps = new ArrayList<>();
  private int at;
  private String module = "";

  IptablesRule(Family family, Locality locality, List<String> words) {
    this.family = family;
    this.matches = new IptablesMatches(family, locality);
    this.words = words;
  }

  List<Step> steps() {
    while (at < words.size()) {
      boolean not = words.get(at).equals("!");
      at += not ? 1 : 0;
      if (at < words.size()) {
        option(words.get(at++), not);
      }
    }
    return List.copyOf(steps);
  }

  private void option(String option, boolean not) {
    switch (option) {
      case "-m", "--match" -> module(arguments());
      case "-j", "--jump" -> target(false);
      case "-g", "--goto" -> target(true);
      case "--comment" -> arguments();
      default -> {
        List<String> arguments = arguments();
        Step.Test test = matches.of(module, option, arguments, words);
        String text = (not ? "! " : "") + option + " " + String.join(" ", arguments);
        Step.Test wanted = not ? (p, h) -> test.of(p, h).negate() : test;
        steps.add(new Step.Condition(wanted, text.strip()));
      }
    }
  }

  private void module(List<String> arguments) {
    module = arguments.isEmpty() ? "" : arguments.getFirst();
    if (!BY_OPTIONS.contains(module)) {
      String text = "-m " + module;
      steps.add(new Step.Condition((_, _) -> Truth.UNKNOWN, text));
    }
  }

  private void target(boolean forgets) {
    List<String> arguments = arguments();
    String name = arguments.isEmpty() ? "" : arguments.getFirst();
    List<String> options = words.subList(at, words.size());
    at = words.size();
    steps.add(forgets ? new Step.Jump(name, true) : IptablesTargets.of(name, options, family));
  }

  /** The words up to the next option. */
  private List<String> arguments() {
    int from = at;
    while (at < words.size() && !words.get(at).equals("!") && !option(words.get(at))) {
      at++;
    }
    // A comment may begin with a dash.
    if (from == at && at < words.size() && words.get(at - 1).equals("--comment")) {
      at++;
    }
    return words.subList(from, at);
  }

  private static boolean option(String word) {
    return word.length() > 1 && word.charAt(0) == '-' && !Character.isDigit(word.charAt(1));
  }
}
