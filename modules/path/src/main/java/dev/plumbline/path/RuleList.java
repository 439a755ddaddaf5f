package dev.plumbline.path;

import dev.plumbline.model.IpPrefix;
import dev.plumbline.model.PolicyRule;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * The rules of one family in the order they are tried, and an index of those that can match a
 * packet at all: by source, by destination, by exact mark and by incoming link. The rest is
 * compared one by one.
 */
final class RuleList {
  private static final Comparator<PolicyRule> ORDER =
      Comparator.comparingLong(PolicyRule::priority);
  private static final long FULL_MASK = 0xffffffffL;

  private final List<CompiledRule> rules;
  private final Places bySource;
  private final Places byDestination;
  private final Map<Object, int[]> byMarkOrLink;
  private final int[] others;

  /** Rules of prefixes: the numbers of those that hold an address, prefix by prefix. */
  private record Places(PrefixIndex index, int[] rules) {
    static Places of(
        List<CompiledRule> all, List<Integer> chosen, Function<CompiledRule, IpPrefix> prefix) {
      List<Integer> sorted =
          chosen.stream()
              .sorted(Comparator.comparing((Integer i) -> prefix.apply(all.get(i))))
              .toList();
      return new Places(
          new PrefixIndex(sorted, i -> prefix.apply(all.get(i))),
          sorted.stream().mapToInt(Integer::intValue).toArray());
    }

    void add(Candidates candidates, long high, long low) {
      for (int g = index.find(high, low); g >= 0; g = index.around(g)) {
        candidates.add(rules, index.first(g), index.first(g + 1));
      }
    }
  }

  private RuleList(List<CompiledRule> rules) {
    this.rules = rules;
    List<Integer> sources = new ArrayList<>();
    List<Integer> destinations = new ArrayList<>();
    Map<Object, List<Integer>> exact = new HashMap<>();
    List<Integer> rest = new ArrayList<>();
    for (int i = 0; i < rules.size(); i++) {
      PolicyRule.Selector selector = rules.get(i).rule.selector();
      if (selector.inverted()) {
        rest.add(i);
      } else if (selector.from().length() > 0) {
        sources.add(i);
      } else if (selector.to().length() > 0) {
        destinations.add(i);
      } else if (selector.mark().isPresent() && selector.mask() == FULL_MASK) {
        exact.computeIfAbsent(selector.mark().getAsLong(), _ -> new ArrayList<>()).add(i);
      } else if (selector.iif().isPresent()) {
        exact.computeIfAbsent(selector.iif().get(), _ -> new ArrayList<>()).add(i);
      } else {
        rest.add(i);
      }
    }
    bySource = Places.of(rules, sources, r -> r.rule.selector().from());
    byDestination = Places.of(rules, destinations, r -> r.rule.selector().to());
    byMarkOrLink = new HashMap<>();
    exact.forEach((key, list) -> byMarkOrLink.put(key, ints(list)));
    others = ints(rest);
  }

  private static int[] ints(List<Integer> list) {
    return list.stream().mapToInt(Integer::intValue).toArray();
  }

  /** Compiles rules against their tables; equal priorities keep their order. */
  static RuleList of(List<PolicyRule> given, Tables tables) {
    List<PolicyRule> sorted = given.stream().sorted(ORDER).toList();
    Map<Long, Integer> firsts = new HashMap<>();
    for (int i = 0; i < sorted.size(); i++) {
      firsts.putIfAbsent(sorted.get(i).priority(), i);
    }
    List<CompiledRule> rules = new ArrayList<>();
    for (int i = 0; i < sorted.size(); i++) {
      PolicyRule rule = sorted.get(i);
      int target =
          rule.unresolved() || rule.gotoPriority().isEmpty()
              ? CompiledRule.NO_TARGET
              : firsts.getOrDefault(rule.gotoPriority().getAsLong(), CompiledRule.NO_TARGET);
      rules.add(new CompiledRule(rule, target, tables.table(rule.table())));
    }
    return new RuleList(List.copyOf(rules));
  }

  int size() {
    return rules.size();
  }

  CompiledRule get(int index) {
    return rules.get(index);
  }

  /** The rules that may match, in the order they are tried. */
  Candidates candidates(Packet packet) {
    Candidates candidates = new Candidates();
    if (packet.sourced() || !packet.six()) {
      bySource.add(candidates, packet.fromHigh(), packet.fromLow());
    }
    byDestination.add(candidates, packet.toHigh(), packet.toLow());
    if (!byMarkOrLink.isEmpty()) {
      candidates.add(byMarkOrLink.get(packet.query().mark()));
      candidates.add(byMarkOrLink.get(packet.iif()));
      candidates.add(byMarkOrLink.get(packet.domain()));
    }
    candidates.add(others);
    return candidates;
  }
}
