package dev.plumbline.connect.ssm;

import java.time.Duration;
import java.util.Comparator;
import java.util.PriorityQueue;

/** Time that passes when the test says so, on the test's thread. */
final class VirtualTime implements Timing {
  private record Task(long at, long order, Runnable action) {}

  private static final long EPOCH = 1_700_000_000_000L;

  private final PriorityQueue<Task> tasks =
      new PriorityQueue<>(Comparator.comparingLong(Task::at).thenComparingLong(Task::order));
  private long now = 5_000;
  private long order;

  @Override
  public synchronized long millis() {
    return now;
  }

  @Override
  public synchronized long date() {
    return EPOCH + now;
  }

  @Override
  public synchronized void after(Duration delay, Runnable action) {
    tasks.add(new Task(now + delay.toMillis(), order++, action));
  }

  @Override
  public void start(Runnable action) {
    after(Duration.ZERO, action);
  }

  /** Does what is due now. */
  void settle() {
    advance(0);
  }

  /** Lets time pass, doing what falls due on the way. */
  void advance(long millis) {
    long end = millis() + millis;
    for (Task next = due(end); next != null; next = due(end)) {
      next.action().run();
    }
    synchronized (this) {
      now = end;
    }
  }

  private synchronized Task due(long end) {
    Task next = tasks.peek();
    if (next == null || next.at() > end) {
      return null;
    }
    now = Math.max(now, next.at());
    return tasks.poll();
  }
}
