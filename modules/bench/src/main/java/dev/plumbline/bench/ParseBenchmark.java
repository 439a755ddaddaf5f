package dev.plumbline.bench;

import dev.plumbline.model.Recording;
import dev.plumbline.model.Snapshot;
import dev.plumbline.path.Lookup;
import java.util.List;
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

/**
 * Reading a recording of many routes and indexing it, in a heap of 1 GB, with the garbage collector
 * that the program starts with.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(
    value = 1,
    jvmArgs = {"-Xmx1g", "-XX:+UseSerialGC"})
@Warmup(iterations = 3)
@Measurement(iterations = 7)
public class ParseBenchmark {
  @Param({"100000", "1000000"})
  int routes;

  private Recording recording;

  /** The files, as they lie in memory once a recording is open. */
  @Setup
  public void prepare() {
    recording = Databases.recording(1_000, routes);
  }

  /** Parse and index. */
  @Benchmark
  public Object parseAndIndex() {
    Snapshot snapshot = Snapshot.of(recording);
    if (snapshot.routes().orElse(List.of()).size() < routes) {
      throw new IllegalStateException("routes were lost: " + snapshot.problems());
    }
    return Lookup.of(snapshot);
  }
}
