package dev.plumbline.connect.ssm;

/** When to try again: soon at first, then each five seconds, for five minutes. */
final class Retry {
  private static final long FIRST = 200;
  private static final long LONGEST = 5_000;
  private static final long PATIENCE = 300_000;

  private long since;
  private long delay;
  private long at;

  /** The connection was lost now. One that lost it again without a word goes on waiting longer. */
  void begin(long now, boolean heard) {
    if (heard || delay == 0) {
      since = now;
      delay = FIRST;
      at = now;
    } else {
      failed(now);
    }
  }

  /** An attempt failed now. */
  void failed(long now) {
    at = now + delay;
    delay = Math.min(LONGEST, 2 * delay);
  }

  /** Whether it is time to try. */
  boolean due(long now) {
    return now >= at;
  }

  /** Whether it was tried long enough. */
  boolean over(long now) {
    return now - since >= PATIENCE;
  }

  /** The engineer wants it to go on. */
  void again(long now) {
    since = now;
    at = now;
  }
}
