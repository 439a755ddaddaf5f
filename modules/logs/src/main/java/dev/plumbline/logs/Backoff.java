package dev.plumbline.logs;

import java.time.Duration;
import java.util.List;
import java.util.function.DoubleSupplier;

/**
 * How long to wait before each new try.
 *
 * @param waits by attempt; the last one repeats
 * @param jitter 0 to 1; spreads clients by up to a fifth of the wait
 */
public record Backoff(List<Duration> waits, DoubleSupplier jitter) {
  public Backoff {
    waits = List.copyOf(waits);
  }

  /** 1, 2, 5, 10 and then every 30 seconds. */
  public static Backoff standard() {
    return new Backoff(
        List.of(
            Duration.ofSeconds(1),
            Duration.ofSeconds(2),
            Duration.ofSeconds(5),
            Duration.ofSeconds(10),
            Duration.ofSeconds(30)),
        Math::random);
  }

  /**
   * @param attempt from 1
   */
  Duration wait(int attempt) {
    Duration base = waits.get(Math.min(attempt, waits.size()) - 1);
    return base.plusMillis(Math.round(base.toMillis() * 0.2 * jitter.getAsDouble()));
  }
}
