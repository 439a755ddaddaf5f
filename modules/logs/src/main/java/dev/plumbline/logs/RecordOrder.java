package dev.plumbline.logs;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/** Orders records of several files or logs by time, never against the order within one of them. */
final class RecordOrder {
  private RecordOrder() {}

  /**
   * Compares by the latest time seen so far in the same file, so that a record without a time, or
   * one written while the clock was set back, stays behind the record above it.
   */
  static Comparator<LogRecord> byTime(List<LogRecord> records) {
    Map<String, Instant> latest = new HashMap<>();
    Map<LogRecord, Instant> keys = new IdentityHashMap<>();
    for (LogRecord record : records) {
      Instant time = record.time().orElse(Instant.MIN);
      String source = record.log() + " " + record.evidence().file();
      keys.put(record, latest.merge(source, time, (a, b) -> a.isAfter(b) ? a : b));
    }
    return Comparator.comparing(record -> keys.getOrDefault(record, Instant.MIN));
  }
}
