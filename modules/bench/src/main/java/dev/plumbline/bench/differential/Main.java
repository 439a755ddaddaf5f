package dev.plumbline.bench.differential;

import java.io.IOException;

/** Compares the lookup with the kernel of this machine: first seed, hosts, questions a host. */
public final class Main {
  private Main() {}

  public static void main(String[] args) throws IOException {
    long first = Long.parseLong(args[0]);
    long hosts = Long.parseLong(args[1]);
    int questions = Integer.parseInt(args[2]);
    Differential differential = new Differential();
    for (long seed = first; seed < first + hosts; seed++) {
      long t = System.nanoTime();
      Trial trial = differential.trial(seed, questions);
      System.out.println("seed " + seed + " " + (System.nanoTime() - t) / 1000000 + " ms");
      trial.cases().stream()
          .filter(c -> c.agreement() == Agreement.DIFFERENT)
          .forEach(
              c ->
                  System.out.println(
                      c.query().command()
                          + "\n  kernel: "
                          + Agreement.text(c.kernel())
                          + "\n  lookup: "
                          + Agreement.text(c.answer())));
    }
    System.out.println(differential.counts);
  }
}
