package dev.plumbline.bench.differential;

import dev.plumbline.path.Answer;
import java.io.IOException;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Hosts made up one after the other, and the count of what came of the questions to them. */
final class Differential {
  private final Map<Agreement, Long> counts = new EnumMap<>(Agreement.class);
  private final Map<String, Long> kinds = new TreeMap<>();
  private final Map<String, Long> reasons = new TreeMap<>();
  private int hosts;

  /** One host for each seed, always the same. Several threads may try at once. */
  Trial trial(long seed, int questions) throws IOException {
    RandomHost host = new RandomHost(seed);
    Trial trial =
        Trial.of("seed-" + seed, host.commands, new Questions(host, seed).some(questions));
    count(trial);
    return trial;
  }

  private synchronized void count(Trial trial) {
    hosts++;
    for (Trial.Case each : trial.cases()) {
      counts.merge(each.agreement(), 1L, Long::sum);
      if (each.agreement() == Agreement.OPEN && each.answer() instanceof Answer.Unknown unknown) {
        reasons.merge(unknown.why(), 1L, Long::sum);
      }
      String error = each.kernel().error();
      kinds.merge(error.isEmpty() ? each.kernel().type() : error, 1L, Long::sum);
    }
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

  /** How many agreed, why others were left open, and what the kernel answered, in one line. */
  String summary() {
    return "%d hosts, %d questions: %s; left open: %s; the kernel said %s"
        .formatted(hosts, questions(), counts, reasons, kinds);
  }
}
