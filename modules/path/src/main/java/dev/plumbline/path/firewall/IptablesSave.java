package dev.plumbline.path.firewall;

import dev.plumbline.model.Evidence;
import dev.plumbline.model.Family;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads {@code iptables-save} and {@code ip6tables-save}, with or without counters. */
record IptablesSave(List<Chain> chains, List<String> notes) {
  private static final Pattern CHAIN = Pattern.compile(":(\\S+) (\\S+).*");
  private static final Pattern COUNTED = Pattern.compile("\\[(\\d{1,18}):(\\d{1,18})] (.*)");
  private static final int MOST_NOTES = 10;

  /**
   * Reads a dump.
   *
   * @param prefix put before the names of tables, to tell two sets of the same names apart
   */
  static IptablesSave read(
      String file, String text, Family family, String prefix, Locality locality) {
    return new Reader(file, family, prefix, locality).read(text);
  }

  private static final class Reader {
    private final String file;
    private final Family family;
    private final String prefix;
    private final Locality locality;
    private final Map<String, List<Rule>> rules = new LinkedHashMap<>();
    private final Map<String, Chain> heads = new LinkedHashMap<>();
    private final List<String> notes = new ArrayList<>();
    private String table = "filter";

    Reader(String file, Family family, String prefix, Locality locality) {
      this.file = file;
      this.family = family;
      this.prefix = prefix;
      this.locality = locality;
    }

    IptablesSave read(String text) {
      int number = 0;
      for (String line : (Iterable<String>) text.lines()::iterator) {
        line(line.strip(), ++number);
      }
      List<Chain> chains =
          heads.values().stream()
              .map(c -> c.withRules(rules.getOrDefault(c.key(), List.of())))
              .toList();
      return new IptablesSave(chains, List.copyOf(notes));
    }

    private void line(String line, int number) {
      Evidence evidence = new Evidence(file, number, line);
      Matcher counted = COUNTED.matcher(line);
      boolean hasCounters = counted.matches();
      String bare = hasCounters ? counted.group(3) : line;
      Matcher chain = CHAIN.matcher(line);
      if (line.startsWith("*")) {
        table = line.substring(1).strip();
      } else if (chain.matches()) {
        head(chain.group(1), chain.group(2), evidence);
      } else if (bare.startsWith("-A ")) {
        Optional<Counters> counters =
            hasCounters
                ? Optional.of(
                    new Counters(
                        Long.parseLong(counted.group(1)), Long.parseLong(counted.group(2))))
                : Optional.empty();
        rule(bare, counters, evidence);
      } else if (line.startsWith("#") && line.contains("incompatible")) {
        note(evidence, "names a table that only nft can show");
      } else if (!line.isEmpty() && !line.startsWith("#") && !line.equals("COMMIT")) {
        note(evidence, "is no line of iptables-save and was left out");
      }
    }

    private void note(Evidence evidence, String text) {
      if (notes.size() < MOST_NOTES) {
        notes.add(evidence.place() + " " + text + ".");
      }
    }

    private String tableName() {
      return prefix + (family == Family.V4 ? "ip " : "ip6 ") + table;
    }

    private void head(String name, String policy, Evidence evidence) {
      Chain head =
          new Chain(
              tableName(),
              name,
              Set.of(family),
              policy.equals("-")
                  ? Optional.empty()
                  : IptablesHooks.of(table, name, !policy.equals("DROP")),
              List.of(),
              evidence);
      heads.putIfAbsent(head.key(), head);
    }

    private void rule(String text, Optional<Counters> counters, Evidence evidence) {
      List<String> words = RuleWords.of(text);
      if (words.size() < 2) {
        note(evidence, "ends too early and was left out");
        return;
      }
      String chain = words.get(1);
      String key = Chain.key(tableName(), chain);
      if (!heads.containsKey(key)) {
        // A rule quoted without its table: built-in chains accept unless said otherwise.
        String policy = IptablesHooks.of(table, chain, true).isPresent() ? "ACCEPT" : "-";
        head(chain, policy, evidence);
      }
      List<Step> steps = new IptablesRule(family, locality, words.subList(2, words.size())).steps();
      rules
          .computeIfAbsent(key, _ -> new ArrayList<>())
          .add(new Rule(tableName(), chain, text, counters, evidence, steps));
    }
  }
}
