package dev.plumbline.connect.ssm;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/** The time a session lives by, and its background work. Thread-safe. */
public interface Timing {
  /** Milliseconds that only grow; for differences. */
  long millis();

  /** Epoch milliseconds, for what is written into frames. */
  long date();

  /** Runs something later, once, on a thread of its own. */
  void after(Duration delay, Runnable action);

  /** Runs something that may wait, at once, on a thread of its own. */
  void start(Runnable action);

  /** Real time and virtual threads. */
  static Timing system() {
    Executor threads = action -> Thread.ofVirtual().name("ssm-session").start(action);
    return new Timing() {
      @Override
      public long millis() {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime());
      }

      @Override
      public long date() {
        return System.currentTimeMillis();
      }

      @Override
      public void after(Duration delay, Runnable action) {
        CompletableFuture.delayedExecutor(delay.toMillis(), TimeUnit.MILLISECONDS, threads)
            .execute(action);
      }

      @Override
      public void start(Runnable action) {
        threads.execute(action);
      }
    };
  }
}
