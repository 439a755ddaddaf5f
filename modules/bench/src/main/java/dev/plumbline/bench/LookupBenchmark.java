package dev.plumbline.bench;

import dev.plumbline.model.Snapshot;
import dev.plumbline.path.Lookup;
import dev.plumbline.path.Query;
import dev.plumbline.path.Step;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** One lookup over 1,000 rules and a growing number of routes. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class LookupBenchmark {
  private static final int QUERIES = 1 << 12;

  @Param("100000")
  int routes;

  @Param("1000")
  int rules;

  private Lookup lookup;
  private Query[] queries;
  private int next;

  /** The database, and queries of which half have a source. */
  @Setup
  public void prepare() {
    lookup = Lookup.of(Snapshot.of(Databases.recording(rules, routes)));
    queries = Databases.queries(routes, QUERIES);
  }

  /** The answer alone. */
  @Benchmark
  public Object plain() {
    return lookup.answer(queries[next++ & QUERIES - 1]);
  }

  /** With the explanation, put into words to the last step. */
  @Benchmark
  public int explained() {
    int length = 0;
    for (Step step : lookup.ask(queries[next++ & QUERIES - 1]).steps()) {
      length += step.text().length();
    }
    return length;
  }
}
