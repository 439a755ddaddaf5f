package dev.plumbline.logs;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.Year;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the time at the beginning of a line in the forms met on EC2 hosts: ISO with or without
 * zone, syslog without year, Envoy, JSON with {@code ts} or {@code time}, dmesg.
 */
final class LogTimes {
  private static final Pattern ISO =
      Pattern.compile(
          "^(\\[?)(\\d{4})-(\\d\\d)-(\\d\\d)[T ](\\d\\d):(\\d\\d):(\\d\\d)(?:[.,](\\d{1,9}))?"
              + "(Z|[+-]\\d\\d:?\\d\\d)?");
  private static final Pattern SYSLOG =
      Pattern.compile("^([A-Z][a-z]{2}) ([ \\d]\\d) (\\d\\d):(\\d\\d):(\\d\\d)");
  private static final Pattern JSON =
      Pattern.compile("^\\{.*?\"(?:ts|time|timestamp)\" ?: ?\"([^\"]{19,40})\"");
  private static final Pattern DMESG = Pattern.compile("^\\[ *(\\d{1,9})\\.(\\d{6})\\]");
  private static final List<String> MONTHS =
      List.of("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec");

  private final ZoneId zone;
  private final Supplier<Instant> now;
  private final Optional<Instant> boot;

  /**
   * @param zone of the host, for times that name none
   * @param now decides the year where none is written
   * @param boot for boot-relative times
   */
  LogTimes(ZoneId zone, Supplier<Instant> now, Optional<Instant> boot) {
    this.zone = zone;
    this.now = now;
    this.boot = boot;
  }

  /**
   * What was read.
   *
   * @param estimated true when the line leaves a choice or the clock is relative
   * @param length characters that the time takes
   */
  record Read(Optional<Instant> time, Precision precision, boolean estimated, int length) {
    static final Read NONE = new Read(Optional.empty(), Precision.NONE, false, 0);

    /** True when the line does not begin with a time. */
    boolean none() {
      return this == NONE;
    }
  }

  /**
   * @param previous time of the line above, which settles hours that exist twice
   */
  Read read(String line, Optional<Instant> previous) {
    try {
      Matcher iso = ISO.matcher(line);
      if (iso.find()) {
        return iso(iso, previous);
      }
      Matcher syslog = SYSLOG.matcher(line);
      if (syslog.find()) {
        return syslog(syslog, previous);
      }
      Matcher json = JSON.matcher(line);
      if (json.find()) {
        Read inner = read(json.group(1), previous);
        return new Read(inner.time(), inner.precision(), inner.estimated(), 0);
      }
      Matcher dmesg = DMESG.matcher(line);
      if (dmesg.find() && boot.isPresent()) {
        Duration since =
            Duration.ofSeconds(Long.parseLong(dmesg.group(1)))
                .plusNanos(Long.parseLong(dmesg.group(2)) * 1000);
        return new Read(Optional.of(boot.get().plus(since)), Precision.MICROS, true, dmesg.end());
      }
    } catch (DateTimeException e) {
      return Read.NONE; // digits that are no date, such as the 31st of February
    }
    return Read.NONE;
  }

  private Read iso(Matcher found, Optional<Instant> previous) {
    String fraction = found.group(8) == null ? "" : found.group(8);
    int nanos = fraction.isEmpty() ? 0 : Integer.parseInt((fraction + "00000000").substring(0, 9));
    LocalDateTime local =
        LocalDateTime.of(
            number(found, 2),
            number(found, 3),
            number(found, 4),
            number(found, 5),
            number(found, 6),
            number(found, 7),
            nanos);
    Precision precision =
        fraction.isEmpty()
            ? Precision.SECONDS
            : fraction.length() <= 3 ? Precision.MILLIS : Precision.MICROS;
    if (found.group(9) != null) {
      Instant time = local.toInstant(ZoneOffset.of(found.group(9)));
      return new Read(Optional.of(time), precision, false, found.end());
    }
    boolean envoy = !found.group(1).isEmpty();
    return local(local, envoy ? ZoneOffset.UTC : zone, previous, precision, found.end());
  }

  private static int number(Matcher found, int group) {
    return Integer.parseInt(found.group(group).strip());
  }

  private Read syslog(Matcher found, Optional<Instant> previous) {
    int month = MONTHS.indexOf(found.group(1)) + 1;
    if (month == 0) {
      return Read.NONE;
    }
    int day = number(found, 2);
    Instant latest = now.get().plus(Duration.ofDays(1));
    int year = Year.from(latest.atZone(zone)).getValue();
    for (int tries = 0; tries < 9; tries++, year--) {
      if (month == 2 && day == 29 && !Year.isLeap(year)) {
        continue;
      }
      LocalDateTime local =
          LocalDateTime.of(year, month, day, number(found, 3), number(found, 4), number(found, 5));
      if (!local.atZone(zone).toInstant().isAfter(latest)) {
        return local(local, zone, previous, Precision.SECONDS, found.end());
      }
    }
    return Read.NONE;
  }

  /** A local time is one instant, none (spring) or two (autumn). */
  private static Read local(
      LocalDateTime local,
      ZoneId zone,
      Optional<Instant> previous,
      Precision precision,
      int length) {
    List<ZoneOffset> offsets = zone.getRules().getValidOffsets(local);
    if (offsets.isEmpty()) {
      return new Read(Optional.empty(), Precision.NONE, true, length);
    }
    Instant first = local.toInstant(offsets.getFirst());
    Instant last = local.toInstant(offsets.getLast());
    boolean later = previous.isPresent() && first.isBefore(previous.get());
    return new Read(Optional.of(later ? last : first), precision, offsets.size() > 1, length);
  }
}
