package dev.plumbline.logs;

import dev.plumbline.model.Evidence;
import java.time.Instant;
import java.util.Optional;

/**
 * One record of a log in a recording; a record of several lines is one text.
 *
 * @param log the program whose log it is, such as {@code amazon-ssm-agent}, {@code ipamd}, {@code
 *     envoy}; of journal lines the SYSLOG_IDENTIFIER
 * @param order place among all records of the recording; within one log it holds also where times
 *     are unknown
 * @param time absent when the record names none, or a local time of an unknown zone
 * @param text without prefixes of the journal; continuation lines follow line ends
 * @param evidence its first line
 */
public record LogRecord(
    String log, int order, Optional<Instant> time, String text, Evidence evidence) {
  /** True when this certainly was written after the other. */
  public boolean after(LogRecord other) {
    if (log.equals(other.log)) {
      return order > other.order;
    }
    return time.isPresent()
        && other.time.isPresent()
        && time.orElseThrow().isAfter(other.time.orElseThrow());
  }
}
