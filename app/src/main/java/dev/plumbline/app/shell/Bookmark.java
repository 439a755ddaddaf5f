package dev.plumbline.app.shell;

/**
 * A log line somebody marked for the report.
 *
 * @param time as shown, UTC; empty where the source keeps none
 * @param source unit or file
 * @param text the line, as captured
 * @param note of the person; may be empty
 */
public record Bookmark(String time, String source, String text, String note) {}
