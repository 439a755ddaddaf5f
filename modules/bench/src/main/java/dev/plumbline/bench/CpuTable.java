package dev.plumbline.bench;

import dev.plumbline.model.Family;
import dev.plumbline.model.IpAddress;
import dev.plumbline.model.Recording;
import dev.plumbline.model.Snapshot;
import dev.plumbline.path.Lookup;
import dev.plumbline.path.Query;
import dev.plumbline.path.Step;
import java.lang.management.ManagementFactory;
import java.util.Random;

/**
 * Lookups a second of processor time, for machines that other work slows down: growth from 1,000
 * routes to a million. Not a substitute for the JMH benchmarks beside it.
 */
public final class CpuTable {
  private static final int QUERIES = 1 << 12;
  private static final int ROUNDS = 300_000;

  private CpuTable() {}

  public static void main(String[] args) {
    System.out.println("routes     parse ms  index ms  plain/s    explained/s");
    for (int routes = 1_000; routes <= 1_000_000; routes *= 10) {
      Recording recording = Databases.recording(1_000, routes);
      long start = cpu();
      Snapshot snapshot = Snapshot.of(recording);
      long parsed = cpu();
      Lookup lookup = Lookup.of(snapshot);
      long indexed = cpu();
      Query[] queries = queries();
      ask(lookup, queries);
      explain(lookup, queries);
      long plain = cpu();
      ask(lookup, queries);
      long explained = cpu();
      explain(lookup, queries);
      long end = cpu();
      System.out.printf(
          "%-10d %-9d %-9d %-10d %d%n",
          routes,
          (parsed - start) / 1_000_000,
          (indexed - parsed) / 1_000_000,
          ROUNDS * 1_000_000_000L / (explained - plain),
          ROUNDS * 1_000_000_000L / (end - explained));
    }
  }

  private static Query[] queries() {
    Random random = new Random(3);
    Query[] queries = new Query[QUERIES];
    for (int i = 0; i < QUERIES; i++) {
      Query to = Query.to(new IpAddress(Family.V4, 0, 0x20000000L + random.nextInt(1 << 28)));
      queries[i] = i % 2 == 0 ? to : to.withFrom(IpAddress.parse("10.0.1.10"));
    }
    return queries;
  }

  private static void ask(Lookup lookup, Query[] queries) {
    for (int i = 0; i < ROUNDS; i++) {
      lookup.answer(queries[i & QUERIES - 1]);
    }
  }

  private static void explain(Lookup lookup, Query[] queries) {
    for (int i = 0; i < ROUNDS; i++) {
      for (Step step : lookup.ask(queries[i & QUERIES - 1]).steps()) {
        step.text();
      }
    }
  }

  private static long cpu() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }
}
