package dev.plumbline.report;

/**
 * A log line that was chosen for the report.
 *
 * @param time as shown on the screen, UTC
 * @param source unit, identifier or file
 * @param text the line
 * @param note what is known about it; may be empty
 */
public record LogExcerpt(String time, String source, String text, String note) {}
