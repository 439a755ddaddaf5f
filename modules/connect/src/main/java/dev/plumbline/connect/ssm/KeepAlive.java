package dev.plumbline.connect.ssm;

/** Pings that keep proxies from closing a quiet connection, and find out that one is dead. */
final class KeepAlive {
  /** Milliseconds between pings; the original's five minutes are too long for most proxies. */
  static final long EACH = 25_000;

  private static final int MOST_MISSED = 2;

  private long next;
  private int missed;
  private boolean heard;

  /** A new connection is open. */
  void begin(long now) {
    next = now;
    missed = 0;
    heard = false;
  }

  /** Something arrived. */
  void heard() {
    missed = 0;
    heard = true;
  }

  /** Whether anything arrived on this connection. */
  boolean alive() {
    return heard;
  }

  /** True when nothing arrived although it was asked for twice. */
  boolean broken(long now) {
    return now >= next && missed >= MOST_MISSED;
  }

  /** True when a ping is due; it counts as missed until something arrives. */
  boolean due(long now) {
    if (now < next) {
      return false;
    }
    next = now + EACH;
    missed++;
    return true;
  }
}
