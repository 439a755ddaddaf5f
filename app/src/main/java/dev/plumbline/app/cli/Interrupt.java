package dev.plumbline.app.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Lets a command end in order when it is interrupted: the program waits until it is closed. */
final class Interrupt implements AutoCloseable {
  private static final long LONGEST_SECONDS = 5;

  private final CountDownLatch done = new CountDownLatch(1);
  private final Thread hook;

  private Interrupt(Runnable stop) {
    this.hook =
        new Thread(
            () -> {
              stop.run();
              await();
            },
            "interrupted");
  }

  /** From now on an interruption of the program (Ctrl+C) runs this. */
  static Interrupt runs(Runnable stop) {
    Interrupt made = new Interrupt(stop);
    Runtime.getRuntime().addShutdownHook(made.hook);
    return made;
  }

  private void await() {
    try {
      done.await(LONGEST_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** The command has ended. */
  @Override
  public void close() {
    done.countDown();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      return; // the program is ending: the hook ran
    }
  }
}
