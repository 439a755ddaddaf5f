package dev.plumbline.path.firewall;

import dev.plumbline.model.Evidence;
import dev.plumbline.model.Family;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads {@code nft list ruleset} as text, where no JSON was captured: which base chains have rules,
 * and their policies. What a rule does is not read; it may do anything.
 */
final class NftText {
  private static final Pattern TABLE = Pattern.compile("table (\\S+) (\\S+) \\{.*");
  private static final Pattern CHAIN = Pattern.compile("chain (\\S+) \\{.*");
  private static final Pattern BASE =
      Pattern.compile("type (\\S+) hook (\\S+) .*priority ([^;]+);(?: *policy (\\S+);)?.*");

  private NftText() {}

  static List<Chain> read(String file, String text, Set<String> elsewhere) {
    List<Chain> chains = new ArrayList<>();
    String table = "";
    String name = "";
    Optional<Chain.Base> base = Optional.empty();
    List<Rule> rules = new ArrayList<>();
    int number = 0;
    for (String raw : (Iterable<String>) text.lines()::iterator) {
      String line = raw.strip();
      Evidence evidence = new Evidence(file, ++number, line);
      Matcher tables = TABLE.matcher(line);
      Matcher names = CHAIN.matcher(line);
      Matcher bases = BASE.matcher(line);
      if (tables.matches()) {
        table = tables.group(1) + " " + tables.group(2);
      } else if (names.matches()) {
        name = names.group(1);
        base = Optional.empty();
        rules = new ArrayList<>();
      } else if (bases.matches()) {
        base = base(bases);
      } else if (line.equals("}") && !name.isEmpty()) {
        if (base.isPresent() && !elsewhere.contains(table)) {
          chains.add(new Chain(table, name, families(table), base, List.copyOf(rules), evidence));
        }
        name = "";
      } else if (!name.isEmpty() && !line.isEmpty()) {
        Step step = new Step.Opaque("only the text of the nftables rules was captured");
        rules.add(new Rule(table, name, line, Optional.empty(), evidence, List.of(step)));
      }
    }
    return chains;
  }

  private static Set<Family> families(String table) {
    return table.startsWith("inet ")
        ? Set.of(Family.V4, Family.V6)
        : table.startsWith("ip ")
            ? Set.of(Family.V4)
            : table.startsWith("ip6 ") ? Set.of(Family.V6) : Set.of();
  }

  private static Optional<Chain.Base> base(Matcher match) {
    boolean accepts = !"drop".equals(match.group(4));
    return List.of(Hook.values()).stream()
        .filter(h -> h.word().equals(match.group(2)))
        .findFirst()
        .map(h -> new Chain.Base(h, Chain.Kind.ofNft(match.group(1)), 0, accepts));
  }
}
