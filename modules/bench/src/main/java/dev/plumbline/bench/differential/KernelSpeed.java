package dev.plumbline.bench.differential;

import dev.plumbline.bench.Databases;
import dev.plumbline.bench.differential.Shell.Said;
import java.io.IOException;
import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * How many questions a second {@code ip -batch} answers from the database of the lookup benchmarks,
 * in a network namespace of its own that is gone afterwards. Needs root.
 */
public final class KernelSpeed {
  private static final int RULES = 1_000;
  private static final int QUESTIONS = 20_000;
  private static final int ROUNDS = 7;

  private KernelSpeed() {}

  /**
   * Prints the answers a second of several rounds.
   *
   * @param args number of routes, 100,000 where none is given
   */
  public static void main(String[] args) throws IOException {
    int routes = args.length == 0 ? 100_000 : Integer.parseInt(args[0]);
    String batch =
        Arrays.stream(Databases.queries(routes, QUESTIONS))
            .map(Questions::line)
            .collect(Collectors.joining("\n", "", "\n"));
    try (Namespace space = Namespace.open()) {
      Said filled = space.ip(Databases.commands(RULES, routes), space.name, "-force");
      if (filled.exit() != 0) {
        throw new IOException("the database is not whole: " + filled.err().lines().findFirst());
      }
      System.out.println("routes     round  answers  a second");
      for (int round = 1; round <= ROUNDS; round++) {
        long start = System.nanoTime();
        Said said = space.ip(batch, space.name, "-4", "-o");
        long nanos = System.nanoTime() - start;
        long answers = said.out().lines().filter(l -> l.contains(" via ")).count();
        System.out.printf(
            "%-10d %-6d %-8d %d%n", routes, round, answers, answers * 1_000_000_000L / nanos);
      }
    }
  }
}
