package dev.plumbline.bench;

import dev.plumbline.guide.Diagnosis;
import dev.plumbline.guide.Diagnostician;
import dev.plumbline.lab.PracticeLab;
import dev.plumbline.lab.Scenario;
import dev.plumbline.model.Recording;
import dev.plumbline.model.RecordingException;
import dev.plumbline.model.Snapshot;
import java.util.Collection;
import java.util.Comparator;
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
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/** Parsing a recording that is in memory, and all findings over it. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 2, time = 2)
@Measurement(iterations = 3, time = 1)
public class DiagnoseBenchmark {
  /** Practice instance to diagnose; {@link #main} takes each. */
  @Param("many-rules")
  public String scenario = "";

  private Recording recording;

  /** Reads the recording. */
  @Setup
  public void open() throws RecordingException {
    recording = PracticeLab.find(scenario).orElseThrow().recording();
  }

  /** Nothing is kept from one call to the next, except the program's own rules and known lines. */
  @Benchmark
  public Diagnosis findings() {
    return Diagnostician.diagnose(Snapshot.of(recording));
  }

  /** Measures every practice instance and names the slowest. */
  public static void main(String[] args) throws RunnerException {
    Collection<RunResult> results =
        new Runner(
                new OptionsBuilder()
                    .include(DiagnoseBenchmark.class.getName())
                    .param(
                        "scenario",
                        PracticeLab.scenarios().stream().map(Scenario::id).toArray(String[]::new))
                    .build())
            .run();
    RunResult worst =
        results.stream()
            .max(Comparator.comparingDouble(r -> r.getPrimaryResult().getScore()))
            .orElseThrow();
    System.out.printf(
        "slowest of %d: %s, %.1f ms%n",
        results.size(),
        worst.getParams().getParam("scenario"),
        worst.getPrimaryResult().getScore());
  }
}
