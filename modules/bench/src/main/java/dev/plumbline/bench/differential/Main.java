package dev.plumbline.bench.differential;

import dev.plumbline.model.RecordingException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Compares the lookup with the kernel of this machine, as long as one likes. Options with their
 * defaults: {@code --seed 1}, the first host; {@code --count 20000}, questions altogether; {@code
 * --each 500}, questions to a host; {@code --shrink 5}, how many disagreements are made small and
 * printed; {@code --print 3}, how many are printed of each host; {@code --keep DIR}, where those
 * are saved as recordings. A host that cannot be put to the test, as happens on a machine that is
 * busy or full, is named and left out; ten of them in a row end the run.
 */
public final class Main {
  private static final int MOST_LEFT_OUT = 10;
  private final Map<String, String> options = new HashMap<>();
  private final Differential differential = new Differential();
  private int shrunk;
  private int leftOut;

  private Main(String[] args) {
    for (int i = 0; i + 1 < args.length; i += 2) {
      options.put(args[i], args[i + 1]);
    }
  }

  public static void main(String[] args) throws IOException, RecordingException {
    if (!Namespace.available()) {
      System.err.println("This needs root and the command ip.");
      System.exit(2);
    }
    System.exit(new Main(args).run() ? 0 : 1);
  }

  private long number(String option, long other) {
    return Optional.ofNullable(options.get(option)).map(Long::parseLong).orElse(other);
  }

  private boolean run() throws IOException, RecordingException {
    long seed = number("--seed", 1);
    long last = 0;
    while (differential.questions() < number("--count", 20_000)) {
      try {
        trial(seed);
        leftOut = 0;
      } catch (IOException e) {
        System.out.println("Seed " + seed + " is left out: " + e.getMessage());
        if (++leftOut == MOST_LEFT_OUT) {
          throw e;
        }
      }
      seed++;
      if (differential.questions() / 50_000 != last) {
        last = differential.questions() / 50_000;
        System.out.println(differential.summary());
      }
    }
    System.out.println(differential.summary());
    return differential.count(Agreement.DIFFERENT) == 0;
  }

  private void trial(long seed) throws IOException, RecordingException {
    Trial trial = differential.trial(seed, (int) number("--each", 500));
    Optional<Trial.Case> first = trial.different().findFirst();
    if (first.isPresent()) {
      System.out.println("Seed " + seed + ": " + trial.different().count() + " disagreements");
      trial.different().limit(number("--print", 3)).forEach(c -> System.out.print(c.text()));
      explain(seed, first.get());
    }
  }

  private void explain(long seed, Trial.Case disagreement) throws IOException, RecordingException {
    if (shrunk++ >= number("--shrink", 5)) {
      return;
    }
    Optional<Shrinker.Small> small =
        Shrinker.shrink(new RandomHost(seed).commands, disagreement.query());
    System.out.println(
        small.map(Shrinker.Small::text).orElse("Not repeated:\n" + disagreement.text()));
    if (small.isPresent() && options.containsKey("--keep")) {
      small
          .get()
          .trial()
          .recording()
          .with("setup.txt", small.get().text().getBytes(StandardCharsets.UTF_8))
          .save(Path.of(options.getOrDefault("--keep", "")).resolve("seed-" + seed));
    }
  }
}
