package dev.plumbline.model.host;

import dev.plumbline.model.Evidence;
import java.util.Map;
import java.util.Optional;

/**
 * The driver's counters of one link ({@code ethtool -S}), sampled once or twice.
 *
 * @param first by name, totals since the driver was loaded
 * @param second the same some seconds later
 */
public record LinkCounters(
    String link, Map<String, Counter> first, Optional<Map<String, Counter>> second) {
  /** One total. */
  public record Counter(long value, Evidence evidence) {}

  /** How much a counter grew between the samples; empty with one sample or without the counter. */
  public Optional<Long> growth(String name) {
    Counter before = first.get(name);
    Counter after = second.map(m -> m.get(name)).orElse(null);
    return before == null || after == null
        ? Optional.empty()
        : Optional.of(after.value() - before.value());
  }
}
