package dev.plumbline.bench;

import dev.plumbline.logs.Signatures;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * All signatures over a log of 1 GB, in turns with {@code grep -E} and one pattern of two branches
 * over the same file. Every line is asked without the name of its program, so each signature
 * counts.
 */
public final class GrepRace {
  private static final int ROUNDS = 5;
  private static final String PATTERN = "Accepted publickey|GET .*(page=4|json)";

  private GrepRace() {}

  public static void main(String[] args) throws IOException, InterruptedException {
    Path log = Files.createTempFile("plumbline-race", ".log");
    try {
      SyntheticLog.write(log, 1L << 30);
      race(log, 1);
      race(log, Runtime.getRuntime().availableProcessors());
    } finally {
      Files.delete(log);
    }
  }

  private static void race(Path log, int threads) throws IOException, InterruptedException {
    LogScan scan = new LogScan(Signatures.shipped(), threads);
    List<Double> ratios = new ArrayList<>();
    System.out.println(
        threads + " threads: grep -E in s, its lines, signatures in s, lines, ratio");
    for (int round = 0; round <= ROUNDS; round++) {
      long start = System.nanoTime();
      long lines = grep(log);
      long middle = System.nanoTime();
      long known = LogScan.lines(scan.count(log));
      long end = System.nanoTime();
      double ratio = (double) (end - middle) / (middle - start);
      System.out.printf(
          "%-7s %.2f  %d  %.2f  %d  %.2f%n",
          round == 0 ? "warming" : round,
          (middle - start) / 1e9,
          lines,
          (end - middle) / 1e9,
          known,
          ratio);
      if (round > 0) {
        ratios.add(ratio);
      }
    }
    System.out.printf("median ratio %.2f%n", ratios.stream().sorted().toList().get(ROUNDS / 2));
  }

  private static long grep(Path log) throws IOException, InterruptedException {
    Process grep = new ProcessBuilder("grep", "-cE", PATTERN, log.toString()).start();
    try (BufferedReader out =
        new BufferedReader(
            new InputStreamReader(grep.getInputStream(), StandardCharsets.US_ASCII))) {
      long lines = Long.parseLong(out.readLine());
      grep.waitFor();
      return lines;
    }
  }
}
