package dev.plumbline.guide.check.envoy;

import dev.plumbline.model.Evidence;
import dev.plumbline.model.envoy.EnvoyState;
import dev.plumbline.model.envoy.EnvoyStats;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Counters of Envoy, which count since its start: only what grows between two readings tells. */
final class Counters {
  private static final OptionalLong NONE = OptionalLong.empty();

  private final EnvoyState state;

  Counters(EnvoyState state) {
    this.state = state;
  }

  /** What a counter grew by; absent where only one reading has it. */
  OptionalLong growth(String name) {
    OptionalLong late = state.laterStats().optional().map(s -> s.value(name)).orElse(NONE);
    OptionalLong early = state.stats().optional().map(s -> s.value(name)).orElse(NONE);
    boolean both = state.stats().optional().isPresent() && late.isPresent();
    return both ? OptionalLong.of(late.getAsLong() - early.orElse(0)) : OptionalLong.empty();
  }

  /** The newest reading. */
  OptionalLong value(String name) {
    return state.newestStats().optional().map(s -> s.value(name)).orElse(NONE);
  }

  /** Lines of both readings, the later first. */
  List<Evidence> lines(String name) {
    List<Evidence> lines = new ArrayList<>();
    for (var stats : List.of(state.laterStats(), state.stats())) {
      stats
          .optional()
          .flatMap(s -> s.find(name))
          .map(EnvoyStats.Stat::evidence)
          .ifPresent(lines::add);
    }
    return lines;
  }

  /**
   * Counters that grew, by what the first group of the pattern says, in the order of the stats.
   *
   * @param names pattern of whole names with one group
   */
  Map<String, List<String>> grown(Pattern names) {
    Map<String, List<String>> grown = new LinkedHashMap<>();
    for (String name :
        state.laterStats().optional().map(s -> s.values().keySet()).orElse(Set.of())) {
      Matcher match = names.matcher(name);
      if (match.matches() && growth(name).orElse(0) > 0) {
        grown.computeIfAbsent(match.group(1), _ -> new ArrayList<>()).add(name);
      }
    }
    return grown;
  }

  /** Words for what grew: {@code upstream_cx_connect_fail +6}. */
  String words(List<String> names) {
    return String.join(
        ", ",
        names.stream()
            .map(n -> n.substring(n.lastIndexOf('.') + 1) + " +" + growth(n).orElse(0))
            .toList());
  }
}
