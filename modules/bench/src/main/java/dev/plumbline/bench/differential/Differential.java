package dev.plumbline.bench.differential;

import java.io.IOException;
import java.util.EnumMap;
import java.util.Map;

/** Hosts made up one after the other, and the count of what came of the questions to them. */
final class Differential {
  final Map<Agreement, Integer> counts = new EnumMap<>(Agreement.class);

  /** One host of its own for each seed. */
  Trial trial(long seed, int questions) throws IOException {
    RandomHost host = new RandomHost(seed);
    Trial trial =
        Trial.of("seed-" + seed, host.commands, new Questions(host, seed).some(questions));
    trial.cases().forEach(c -> counts.merge(c.agreement(), 1, Integer::sum));
    return trial;
  }
}
