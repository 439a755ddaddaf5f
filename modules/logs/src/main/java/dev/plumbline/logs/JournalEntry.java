package dev.plumbline.logs;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/** One entry of a journal, as fields. */
final class JournalEntry {
  /** A sender's own time further off than this is not believed: it would misplace the line. */
  private static final long SENDER_TRUSTED_MICROS = 60_000_000;

  private final Map<String, byte[]> fields;

  JournalEntry(Map<String, byte[]> fields) {
    this.fields = Map.copyOf(fields);
  }

  String text(String name) {
    byte[] value = fields.get(name);
    return value == null ? "" : new String(value, StandardCharsets.UTF_8);
  }

  long number(String name, long other) {
    try {
      return Long.parseLong(text(name));
    } catch (NumberFormatException e) {
      return other;
    }
  }

  Cursor cursor() {
    return new Cursor(text("__CURSOR"));
  }

  String boot() {
    return text("_BOOT_ID");
  }

  /** When journald received it. */
  long realtime() {
    return number("__REALTIME_TIMESTAMP", cursor().micros());
  }

  long monotonic() {
    return number("__MONOTONIC_TIMESTAMP", 0);
  }

  /** The unit it belongs to or, said by PID 1 or journald, speaks about. */
  String unit() {
    return first("UNIT", "USER_UNIT", "OBJECT_SYSTEMD_UNIT", "_SYSTEMD_UNIT");
  }

  String identifier() {
    return first("SYSLOG_IDENTIFIER", "_COMM");
  }

  private String first(String... names) {
    for (String name : names) {
      if (fields.containsKey(name)) {
        return text(name);
      }
    }
    return "";
  }

  /** As a row; an entry without a message has an empty one. */
  Entry row() {
    long sender = number("_SOURCE_REALTIME_TIMESTAMP", realtime());
    boolean trusted = Math.abs(sender - realtime()) < SENDER_TRUSTED_MICROS;
    byte[] message = fields.get("MESSAGE");
    return new Entry(
        LogLine.Kind.LINE,
        trusted ? sender : realtime(),
        Precision.MICROS,
        false,
        unit(),
        identifier(),
        number("_PID", number("SYSLOG_PID", -1)),
        (int) number("PRIORITY", -1),
        message == null ? new byte[0] : message,
        Optional.empty());
  }
}
