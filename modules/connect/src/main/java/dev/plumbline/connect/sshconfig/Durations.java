package dev.plumbline.connect.sshconfig;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Times as sshd_config(5), TIME FORMATS, writes them. */
final class Durations {
  private static final Pattern PART = Pattern.compile("(\\d{1,9})([sSmMhHdDwW]?)");

  private Durations() {}

  /** Seconds of {@code 90}, {@code 1m30s}, {@code 2h}; empty when it is none. */
  static Optional<Long> seconds(String text) {
    Matcher m = PART.matcher(text);
    long total = 0;
    int end = 0;
    while (end < text.length() && m.find(end) && m.start() == end) {
      total += Long.parseLong(m.group(1)) * unit(m.group(2));
      end = m.end();
    }
    boolean whole = end == text.length() && end > 0 && total <= Integer.MAX_VALUE;
    return whole ? Optional.of(total) : Optional.empty();
  }

  private static long unit(String letter) {
    return switch (letter.toLowerCase(Locale.ROOT)) {
      case "m" -> 60;
      case "h" -> 3600;
      case "d" -> 86_400;
      case "w" -> 604_800;
      default -> 1;
    };
  }
}
