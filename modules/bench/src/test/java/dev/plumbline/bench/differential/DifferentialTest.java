package dev.plumbline.bench.differential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** The lookup against the kernel of this machine; skipped where namespaces cannot be made. */
class DifferentialTest {
  private static final int HOSTS = 8;
  private static final int QUESTIONS = 2_700;
  private static final int THREADS = 4;

  @Test
  void theLookupAgreesWithTheKernelOnTwentyThousandQuestions() throws Exception {
    assumeTrue(Namespace.available(), "needs root and ip netns");
    Differential differential = new Differential();
    List<String> different = new ArrayList<>();
    try (ExecutorService pool = Executors.newFixedThreadPool(THREADS)) {
      List<Future<Trial>> trials =
          LongStream.rangeClosed(1, HOSTS)
              .mapToObj(seed -> pool.submit(() -> differential.trial(seed, QUESTIONS)))
              .toList();
      for (int i = 0; i < HOSTS; i++) {
        String host = "seed " + (i + 1) + ": ";
        trials.get(i).get().different().forEach(c -> different.add(host + c.text()));
      }
    }
    String summary = differential.summary();
    assertThat(different).as(summary).isEmpty();
    assertThat(differential.questions()).as(summary).isGreaterThanOrEqualTo(20_000);
    assertThat(differential.count(Agreement.OPEN))
        .as("left open, legs of multipath routes and deleted IPv6 rules mostly: " + summary)
        .isLessThan(differential.questions() / 10);
    assertThat(differential.kinds())
        .contains(
            "unicast",
            "local",
            "broadcast",
            "multicast",
            "anycast",
            "Network is unreachable",
            "No route to host",
            "Permission denied",
            "Invalid argument");
  }
}
