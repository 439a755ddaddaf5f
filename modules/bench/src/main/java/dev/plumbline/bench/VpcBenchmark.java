package dev.plumbline.bench;

import dev.plumbline.path.vpc.VpcAnswer;
import dev.plumbline.path.vpc.VpcPath;
import dev.plumbline.path.vpc.VpcQuery;
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

/** Flows in a VPC with 500 interfaces, 200 groups of 60 rules and 100 route tables. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class VpcBenchmark {
  private static final int TCP = 6;

  private VpcPath path;
  private int next;

  /** The account, indexed. */
  @Setup
  public void prepare() {
    path = VpcPath.of(Accounts.large());
  }

  /** One flow, there and back. */
  @Benchmark
  public VpcAnswer oneFlow() {
    next = (next + 1) % Accounts.INTERFACES;
    return path.answer(to(next, (next + 133) % Accounts.INTERFACES));
  }

  /** Every interface to one port of one of them. */
  @Benchmark
  public int allInterfacesToOnePort() {
    int reachable = 0;
    for (int i = 1; i < Accounts.INTERFACES; i++) {
      reachable += path.answer(to(i, 0)).verdict() == VpcAnswer.Verdict.REACHABLE ? 1 : 0;
    }
    return reachable;
  }

  /** Indexing the account and one flow, as a command does it. */
  @Benchmark
  public VpcAnswer indexAndOneFlow() {
    return VpcPath.of(Accounts.large()).answer(to(1, 2));
  }

  private static VpcQuery to(int from, int to) {
    return VpcQuery.egress("eni-" + from, Accounts.address(to), TCP, Accounts.PORT);
  }
}
