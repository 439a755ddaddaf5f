package dev.plumbline.connect.ssh;

import dev.plumbline.model.Cancellation;
import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Bounds what has no limit of its own: closes the socket everything runs over when time is up or
 * the user stops, which makes the waiting side fail.
 */
final class Guard {
  private final Cancellation stop;
  private volatile Optional<Closeable> socket = Optional.empty();
  private final AtomicBoolean timedOut = new AtomicBoolean();

  Guard(Cancellation stop) {
    this.stop = stop;
    stop.onRequest(this::abort);
  }

  /** From now on this is what ends the wait; empty once the connection is handed over. */
  void watch(Optional<Closeable> current) {
    socket = current;
    if (stop.requested()) {
      abort();
    }
  }

  <T> T within(Duration limit, Callable<T> work) throws Exception {
    CountDownLatch done = new CountDownLatch(1);
    timedOut.set(false);
    Thread.ofVirtual().start(() -> await(done, limit));
    try {
      return work.call();
    } finally {
      done.countDown();
      stop.check();
    }
  }

  /** Whether the last bounded work ended because its time was up. */
  boolean timedOut() {
    return timedOut.get();
  }

  Cancellation stop() {
    return stop;
  }

  private void await(CountDownLatch done, Duration limit) {
    try {
      if (!done.await(limit.toMillis(), TimeUnit.MILLISECONDS)) {
        timedOut.set(true);
        abort();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void abort() {
    Optional<Closeable> current = socket;
    if (current.isPresent()) {
      try {
        current.get().close();
      } catch (IOException e) {
        // Gone either way; the waiting side reports its own failure.
      }
    }
  }
}
