package dev.plumbline.model;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * One journal record.
 *
 * @param time absent where the source keeps none; then only the order counts
 * @param fraction true when {@code time} is finer than a second
 * @param identifier SYSLOG_IDENTIFIER, or the process name
 * @param unit unit the record belongs to or speaks about, empty when unknown
 * @param priority syslog level, 0 emergency to 7 debug
 * @param message text, possibly of several lines
 */
public record JournalLine(
    Optional<Instant> time,
    boolean fraction,
    String identifier,
    OptionalLong pid,
    String unit,
    OptionalInt priority,
    String message,
    Evidence evidence) {}
