package dev.plumbline.logs;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Rows shown per span of time.
 *
 * @param from start of the first bucket
 * @param to end of the last one
 */
public record Histogram(Instant from, Instant to, List<Bucket> buckets) {
  /**
   * One span.
   *
   * @param count rows in it
   * @param worst the worst known line in it
   */
  public record Bucket(long count, Optional<Signature.Severity> worst) {}

  /** Of nothing. */
  public static Histogram empty() {
    return new Histogram(Instant.EPOCH, Instant.EPOCH, List.of());
  }
}
