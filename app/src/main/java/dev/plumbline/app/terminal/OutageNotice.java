package dev.plumbline.app.terminal;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Tells beside a shell that its connection is away, and that it is back: a line each, and none of
 * an outage that is over in a moment. Thread-safe.
 */
public final class OutageNotice implements AutoCloseable {
  private static final int MOMENT_SECONDS = 2;

  private final Consumer<String> say;
  private final Executor later;
  private boolean away;
  private boolean told;
  private int outages;

  /** Says it with the given voice. */
  public OutageNotice(Consumer<String> say) {
    this(say, CompletableFuture.delayedExecutor(MOMENT_SECONDS, TimeUnit.SECONDS));
  }

  /**
   * @param later runs something after the moment
   */
  OutageNotice(Consumer<String> say, Executor later) {
    this.say = say;
    this.later = later;
  }

  /** The connection is away, or back. */
  public synchronized void reconnecting(boolean now) {
    if (away == now) {
      return;
    }
    away = now;
    if (now) {
      int which = ++outages;
      later.execute(() -> tell(which));
    } else if (told) {
      told = false;
      say.accept("The connection is back. Ctrl+L repairs the screen of a full-screen program.");
    }
  }

  private synchronized void tell(int outage) {
    if (away && outage == outages) {
      told = true;
      say.accept(
          "The connection is away and being restored: what you type waits. Enter, then ~. ends the"
              + " shell.");
    }
  }

  /** Nothing is said any more. */
  @Override
  public synchronized void close() {
    away = false;
    told = false;
  }
}
