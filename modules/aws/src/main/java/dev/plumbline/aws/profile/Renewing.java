package dev.plumbline.aws.profile;

import dev.plumbline.aws.AwsException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkClientException;

/**
 * Credentials held in memory until shortly before they end, then fetched again. Thread-safe; one
 * thread fetches, the others wait for it.
 */
final class Renewing implements AwsCredentialsProvider {
  /** Fetched again this long before the end. */
  private static final Duration EARLY = Duration.ofMinutes(3);

  /** Where credentials come from; may ask the person. */
  interface Source {
    AwsCredentials fetch() throws AwsException;
  }

  private final Source source;
  private final Clock clock;
  private final ReentrantLock lock = new ReentrantLock();
  private @Nullable AwsCredentials held;

  Renewing(Source source, Clock clock) {
    this.source = source;
    this.clock = clock;
  }

  @Override
  public AwsCredentials resolveCredentials() {
    lock.lock();
    try {
      AwsCredentials now = held;
      if (now == null || ends(now).isBefore(clock.instant().plus(EARLY))) {
        now = renewed(Optional.ofNullable(now));
        held = now;
      }
      return now;
    } finally {
      lock.unlock();
    }
  }

  /** Those that are still good for a moment serve when no others can be had. */
  private AwsCredentials renewed(Optional<AwsCredentials> before) {
    try {
      return source.fetch();
    } catch (AwsException e) {
      return before
          .filter(c -> ends(c).isAfter(clock.instant()))
          .orElseThrow(() -> SdkClientException.builder().message(e.getMessage()).cause(e).build());
    }
  }

  private static Instant ends(AwsCredentials credentials) {
    return credentials.expirationTime().orElse(Instant.MAX);
  }

  @Override
  public String toString() {
    return "Renewing[]";
  }
}
