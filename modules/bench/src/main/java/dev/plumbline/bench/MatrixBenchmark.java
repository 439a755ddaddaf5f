package dev.plumbline.bench;

import dev.plumbline.model.Family;
import dev.plumbline.model.IpAddress;
import dev.plumbline.model.Snapshot;
import dev.plumbline.path.Step;
import dev.plumbline.path.trace.Matrix;
import dev.plumbline.path.trace.Tracer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** A matrix of 50 sources and 200 destinations over 1,000 rules and 100,000 routes. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class MatrixBenchmark {
  private static final int ROUTES = 100_000;
  private static final int DESTINATIONS = 200;

  private Tracer tracer;
  private List<Matrix.Source> sources;
  private List<Matrix.Destination> destinations;

  /** An unbound socket and 49 addresses; the gateway, and addresses of many routes. */
  @Setup
  public void prepare() {
    tracer = Tracer.of(Snapshot.of(Databases.recording(1_000, ROUTES)));
    sources = new ArrayList<>(List.of(new Matrix.Source(Optional.empty(), "")));
    Databases.addresses().stream()
        .skip(1)
        .forEach(a -> sources.add(new Matrix.Source(Optional.of(a), "eth0")));
    destinations = new ArrayList<>();
    destinations.add(new Matrix.Destination(new IpAddress(Family.V4, 0, 0x0a000101), "gateway"));
    Arrays.stream(Databases.queries(ROUTES, DESTINATIONS - 1))
        .forEach(q -> destinations.add(new Matrix.Destination(q.to(), "peer")));
  }

  /** All cells, every explanation put into words to its last step. */
  @Benchmark
  public int explained() {
    int length = 0;
    for (List<Optional<Matrix.Cell>> row : Matrix.of(tracer, sources, destinations).cells()) {
      for (Optional<Matrix.Cell> cell : row) {
        for (Step step : cell.orElseThrow().result().steps()) {
          length += step.text().length();
        }
      }
    }
    return length;
  }
}
