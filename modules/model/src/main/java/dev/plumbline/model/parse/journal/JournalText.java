package dev.plumbline.model.parse.journal;

import dev.plumbline.model.JournalLine;
import dev.plumbline.model.parse.text.Line;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Journal records from {@code journalctl -o short-iso}, {@code short-iso-precise}, {@code
 * short-full} and {@code short}. The last has no year: it is the one that puts the record at most a
 * day after {@code now}.
 */
public final class JournalText {
  private static final Pattern ISO =
      Pattern.compile(
          "(\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(?:[.,]\\d{1,9})?(?:[+-]\\d\\d:?\\d\\d|Z))"
              + " (\\S+) (.*)");
  private static final Pattern SHORT =
      Pattern.compile(
          "([A-Z][a-z]{2}) +(\\d{1,2}) (\\d\\d:\\d\\d:\\d\\d(?:\\.\\d{1,9})?) (\\S+) (.*)");
  private static final Pattern FULL =
      Pattern.compile(
          "(?:[A-Z][a-z]{2} )?(\\d{4}-\\d\\d-\\d\\d) (\\d\\d:\\d\\d:\\d\\d(?:\\.\\d{1,9})?)"
              + " ([A-Z]{1,5}|[+-]\\d\\d(?::?\\d\\d)?) (\\S+) (.*)");
  private static final Pattern SENDER = Pattern.compile("([^\\[:]*)(?:\\[(\\d{1,9})\\])?: ?(.*)");
  private static final Pattern UNIT =
      Pattern.compile("[\\w@.:\\\\-]+\\.(?:service|timer|socket|target|path|mount|slice|scope)\\b");
  private static final DateTimeFormatter ISO_TIME =
      new DateTimeFormatterBuilder()
          .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
          .appendPattern("[XXX][XX]")
          .toFormatter(Locale.ROOT);
  private static final DateTimeFormatter SHORT_TIME =
      new DateTimeFormatterBuilder()
          .appendPattern("uuuu MMM d HH:mm:ss")
          .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
          .toFormatter(Locale.ENGLISH);

  private final Optional<Instant> now;

  /** {@code now} settles the year of records that show none. */
  public JournalText(Optional<Instant> now) {
    this.now = now;
  }

  /** Records in file order; an indented line that is no record continues the message before it. */
  public List<JournalLine> read(List<Line> lines) {
    List<JournalLine> records = new ArrayList<>();
    StringBuilder more = new StringBuilder();
    for (Line line : lines) {
      Optional<JournalLine> record = record(line);
      if (record.isEmpty() && line.indented() && !records.isEmpty()) {
        more.append('\n').append(line.text().strip());
      } else if (record.isPresent() || !line.blank() && !line.text().startsWith("-- ")) {
        continueLast(records, more);
        records.add(record.orElseGet(() -> message(line)));
      }
    }
    continueLast(records, more);
    return List.copyOf(records);
  }

  private static void continueLast(List<JournalLine> records, StringBuilder more) {
    if (!more.isEmpty()) {
      records.add(continued(records.removeLast(), more.toString()));
      more.setLength(0);
    }
  }

  private Optional<JournalLine> record(Line line) {
    Matcher iso = ISO.matcher(line.text());
    if (iso.matches()) {
      return time(iso.group(1))
          .map(t -> sent(line, Optional.of(t), fraction(iso.group(1)), iso.group(3)));
    }
    Matcher full = FULL.matcher(line.text());
    if (full.matches()) {
      String stamp = full.group(1) + "T" + full.group(2);
      return Optional.of(sent(line, zoned(stamp, full.group(3)), fraction(stamp), full.group(5)));
    }
    Matcher brief = SHORT.matcher(line.text());
    if (brief.matches()) {
      String date = brief.group(1) + " " + brief.group(2) + " " + brief.group(3);
      return Optional.of(sent(line, withYear(date), fraction(date), brief.group(5)));
    }
    return Optional.empty();
  }

  private static boolean fraction(String time) {
    return time.indexOf('.') >= 0 || time.indexOf(',') >= 0;
  }

  /** A line without a stamp: all of it is the message. */
  private static JournalLine message(Line line) {
    String text = line.text().strip();
    return new JournalLine(
        Optional.empty(),
        false,
        "",
        OptionalLong.empty(),
        "",
        OptionalInt.empty(),
        text,
        line.evidence());
  }

  /** What follows a stamp, whose time may be unknown: sender and message. */
  private static JournalLine sent(
      Line line, Optional<Instant> time, boolean fraction, String text) {
    Matcher sender = SENDER.matcher(text);
    boolean named = sender.matches();
    String identifier = named ? sender.group(1) : "";
    String message = named ? sender.group(3) : text;
    OptionalLong pid =
        named && sender.group(2) != null
            ? OptionalLong.of(Long.parseLong(sender.group(2)))
            : OptionalLong.empty();
    return new JournalLine(
        time,
        fraction,
        identifier,
        pid,
        unit(identifier, message),
        OptionalInt.empty(),
        message,
        line.evidence());
  }

  /** The unit systemd speaks about, or the unit of a daemon that has one of its own. */
  private static String unit(String identifier, String message) {
    if (identifier.equals("systemd")) {
      Matcher unit = UNIT.matcher(message);
      return unit.find() ? unit.group() : "";
    }
    return identifier.startsWith("systemd-") ? identifier + ".service" : "";
  }

  private static JournalLine continued(JournalLine line, String text) {
    return new JournalLine(
        line.time(),
        line.fraction(),
        line.identifier(),
        line.pid(),
        line.unit(),
        line.priority(),
        line.message() + text,
        line.evidence());
  }

  /** Abbreviations of zones are not unique, so only that of universal time tells the time. */
  private static Optional<Instant> zoned(String stamp, String zone) {
    return zone.matches("UTC|GMT|Z")
        ? time(stamp + "Z")
        : zone.matches("[+-].*") ? time(stamp + zone) : Optional.empty();
  }

  private static Optional<Instant> time(String text) {
    try {
      return Optional.of(OffsetDateTime.parse(text.replace(',', '.'), ISO_TIME).toInstant());
    } catch (DateTimeException e) {
      return Optional.empty(); // the line is then taken as text
    }
  }

  private Optional<Instant> withYear(String date) {
    if (now.isEmpty()) {
      return Optional.empty();
    }
    Instant latest = now.get().plusSeconds(86_400);
    int year = latest.atOffset(ZoneOffset.UTC).getYear();
    for (int candidate = year; candidate > year - 5; candidate--) {
      Optional<Instant> time = local(candidate + " " + date);
      if (time.isPresent() && !time.get().isAfter(latest)) {
        return time;
      }
    }
    return Optional.empty();
  }

  private static Optional<Instant> local(String text) {
    try {
      return Optional.of(LocalDateTime.parse(text, SHORT_TIME).toInstant(ZoneOffset.UTC));
    } catch (DateTimeException e) {
      return Optional.empty(); // 29 February of another year
    }
  }
}
