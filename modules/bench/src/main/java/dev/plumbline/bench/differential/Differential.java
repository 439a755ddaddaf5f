package dev.plumbline.bench.differential;

import java.io.IOException;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Hosts made up one after the other, and the count of what came of the questions to them. */
final class Differential {
  private final Map<Agreement, Long> counts = new EnumMap<>(Agreement.class);
  private final Map<String, Long> kinds = new TreeMap<>();
  private int hosts;

  /** One host for each seed, always the same. */
  Trial trial(long seed, int questions) throws IOException {
    RandomHost host = new RandomHost(seed);
    Trial trial =
        Trial.of("seed-" + seed, host.commands, new Questions(host, seed).some(questions));
    hosts++;
    for (Trial.Case each : trial.cases()) {
      counts.merge(each.agreement(), 1L, Long::sum);
      String error = each.kernel().error();
      kinds.merge(error.isEmpty() ? each.kernel().type() : error, 1L, Long::sum);
    }
    return trial;
  }

  long count(Agreement agreement) {
    return counts.getOrDefault(agreement, 0L);
  }

  long questions() {
    return counts.values().stream().mapToLong(Long::longValue).sum();
  }

  /** What the kernel answered: route types and errors. */
  Set<String> kinds() {
    return kinds.keySet();
  }

  /** One line of numbers: how many agreed, and what the kernel answered. */
  String summary() {
    return "%d hosts, %d questions: %s; the kernel said %s"
        .formatted(hosts, questions(), counts, kinds);
  }
}
