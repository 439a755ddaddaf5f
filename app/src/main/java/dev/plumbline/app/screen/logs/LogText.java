package dev.plumbline.app.screen.logs;

import dev.plumbline.app.shell.Bookmark;
import dev.plumbline.logs.LogLine;
import dev.plumbline.logs.LogSource;
import dev.plumbline.logs.Precision;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;

/** How a row is written: times in UTC, control characters shown as symbols. */
final class LogText {
  private static final DateTimeFormatter CLOCK =
      DateTimeFormatter.ofPattern("HH:mm:ss").withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter MILLIS =
      DateTimeFormatter.ofPattern("HH:mm:ss.SSS").withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter FULL =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSS").withZone(ZoneOffset.UTC);
  private static final int SHOWN = 4000;

  private LogText() {}

  /** Time of day; {@code .···} where the source writes whole seconds only. */
  static String time(LogLine line) {
    if (line.time().isEmpty()) {
      return "";
    }
    boolean fine = line.precision() == Precision.MICROS || line.precision() == Precision.MILLIS;
    Instant time = line.time().get();
    return fine ? MILLIS.format(time) : CLOCK.format(time) + ".···";
  }

  /** Time of day, as an axis shows it. */
  static String clock(Instant time) {
    return CLOCK.format(time);
  }

  /** The first line of the message, without anything that could disturb the picture. */
  static String message(LogLine line) {
    String text = line.message();
    StringBuilder shown = new StringBuilder(Math.min(SHOWN, text.length()));
    for (int i = 0; i < text.length() && shown.length() < SHOWN; i++) {
      shown.append(symbol(text.charAt(i)));
    }
    return text.length() > SHOWN ? shown + " …" : shown.toString();
  }

  private static char symbol(char c) {
    if (c == '\n') {
      return '↵';
    }
    if (c == '\t') {
      return ' ';
    }
    if (c < ' ') {
      return (char) ('\u2400' + c);
    }
    boolean turnsText = c >= '\u202a' && c <= '\u202e' || c >= '\u2066' && c <= '\u2069';
    return c >= 0x7f && c < 0xa0 || turnsText ? '\ufffd' : c;
  }

  /** What the source column says. */
  static String source(LogLine line, List<LogSource> sources) {
    return sources.stream()
        .filter(s -> s.id().equals(line.source()))
        .map(LogSource::title)
        .findFirst()
        .orElse("");
  }

  /** The whole row as text for the clipboard. */
  static String copy(LogLine line) {
    String time = line.time().map(FULL::format).map(t -> t + "Z ").orElse("");
    String program = line.identifier();
    if (!program.isEmpty()) {
      program += line.pid().isPresent() ? "[" + line.pid().getAsLong() + "]: " : ": ";
    }
    return time + program + line.message();
  }

  /** The row as kept for the report. */
  static Bookmark bookmark(LogLine line, String source) {
    return new Bookmark(line.time().map(FULL::format).orElse(""), source, line.message(), "");
  }
}
