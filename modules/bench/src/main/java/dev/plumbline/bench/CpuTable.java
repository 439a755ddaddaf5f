package dev.plumbline.bench;

import com.sun.management.OperatingSystemMXBean;
import dev.plumbline.model.Recording;
import dev.plumbline.model.Snapshot;
import dev.plumbline.path.Lookup;
import dev.plumbline.path.Query;
import dev.plumbline.path.Step;
import java.lang.management.ManagementFactory;
import java.util.function.LongSupplier;

/**
 * The figures of the JMH benchmarks beside it in processor time, the best of several rounds, for
 * machines that other work slows down: growth from 1,000 routes to a million. All threads of the
 * process count, those of the garbage collector and the compiler too.
 */
public final class CpuTable {
  private static final int QUERIES = 1 << 12;
  private static final int ASKED = 300_000;
  private static final int ROUNDS = 5;
  private static final OperatingSystemMXBean SYSTEM =
      ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

  private CpuTable() {}

  public static void main(String[] args) {
    System.out.println("routes     parse and index, ms  plain/s    explained/s");
    for (int routes = 1_000; routes <= 1_000_000; routes *= 10) {
      Recording recording = Databases.recording(1_000, routes);
      long read = least(() -> Lookup.of(Snapshot.of(recording)).hashCode());
      Lookup lookup = Lookup.of(Snapshot.of(recording));
      Query[] queries = Databases.queries(routes, QUERIES);
      long plain = least(() -> ask(lookup, queries));
      long explained = least(() -> explain(lookup, queries));
      System.out.printf(
          "%-10d %-20d %-10d %d%n",
          routes,
          read / 1_000_000,
          ASKED * 1_000_000_000L / plain,
          ASKED * 1_000_000_000L / explained);
    }
  }

  /** Processor time of the cheapest round, in nanoseconds. */
  private static long least(LongSupplier work) {
    long least = Long.MAX_VALUE;
    for (int i = 0; i < ROUNDS; i++) {
      long start = SYSTEM.getProcessCpuTime();
      long result = work.getAsLong();
      long spent = SYSTEM.getProcessCpuTime() - start;
      least = result == 0 ? least : Math.min(least, Math.max(1, spent));
    }
    return least;
  }

  private static long ask(Lookup lookup, Query[] queries) {
    long length = 0;
    for (int i = 0; i < ASKED; i++) {
      length += lookup.answer(queries[i & QUERIES - 1]).leavesBy().isPresent() ? 1 : 0;
    }
    return length;
  }

  private static long explain(Lookup lookup, Query[] queries) {
    long length = 0;
    for (int i = 0; i < ASKED; i++) {
      for (Step step : lookup.ask(queries[i & QUERIES - 1]).steps()) {
        length += step.text().length();
      }
    }
    return length;
  }
}
