package dev.plumbline.app.shell;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Times and ages as the window writes them. */
public final class Ages {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss 'UTC'").withZone(ZoneOffset.UTC);

  private Ages() {}

  /** {@code 2026-11-21 02:53:46 UTC}. */
  public static String utc(Instant time) {
    return TIME.format(time);
  }

  /** {@code 12 s ago}, {@code 5 min ago}, {@code 3 h ago}, {@code 2 d ago}. */
  public static String ago(Duration age) {
    long seconds = Math.max(0, age.toSeconds());
    if (seconds < 60) {
      return seconds + " s ago";
    }
    if (seconds < 3600) {
      return seconds / 60 + " min ago";
    }
    return seconds < 86_400 ? seconds / 3600 + " h ago" : seconds / 86_400 + " d ago";
  }

  /** True when a live capture is too old to be relied on: more than five minutes. */
  public static boolean stale(Duration age) {
    return age.toMinutes() >= 5;
  }
}
