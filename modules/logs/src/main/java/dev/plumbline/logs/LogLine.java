package dev.plumbline.logs;

import dev.plumbline.model.Evidence;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * One row of a log. The bytes as received stay in the spool; this is their decoded view.
 *
 * @param id stable for as long as the spool lives
 * @param source {@link LogSource#id}
 * @param kind a line of the host, or a row that we put in
 * @param time of the line; of the line above where it carries none itself; absent before the first
 * @param timeEstimated true when the time was guessed (daylight saving, boot-relative, inherited)
 * @param unit unit it belongs to or speaks about, else empty
 * @param identifier SYSLOG_IDENTIFIER or process name, else empty
 * @param level syslog level, 0 emergency to 7 debug
 * @param message text, invalid bytes as U+FFFD, cut at {@link #VIEW_LIMIT} characters
 * @param late true when it came after later lines of other sources had been shown
 * @param mark the known line it was recognised as
 * @param evidence where it stands in a recording
 */
public record LogLine(
    LineId id,
    String source,
    Kind kind,
    Optional<Instant> time,
    Precision precision,
    boolean timeEstimated,
    String unit,
    String identifier,
    OptionalLong pid,
    OptionalInt level,
    String message,
    boolean late,
    Optional<Signature> mark,
    Optional<Evidence> evidence) {
  /** Characters shown of one line; the spool keeps all. */
  public static final int VIEW_LIMIT = 65_536;

  /** What a row is. */
  public enum Kind {
    /** Said by the host. */
    LINE,
    /** Lines are missing here and cannot be recovered. */
    GAP,
    /** A remark: reboot, clock set back, reconnected. */
    MARK
  }
}
