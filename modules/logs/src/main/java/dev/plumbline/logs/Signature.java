package dev.plumbline.logs;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A line that is known, with what it means. Written in {@code signatures/*.yaml}.
 *
 * @param identifiers who says it (SYSLOG_IDENTIFIERs, or the log of a {@link LogRecord}); none
 *     means anyone
 * @param literals texts of which every matching line contains one, tested before the pattern; in
 *     lower case where the pattern ignores case; none means that the pattern alone decides
 * @param pattern found anywhere in the message
 * @param wrapper true when the line only carries another message, so that a known line that says
 *     more goes first
 * @param stage the step of a program's work that fails with this line; empty when it is no step
 * @param clears stages that certainly work when this line is written
 * @param severity how bad a line of this kind is by itself
 * @param title short name
 * @param meaning what happened, in one or two sentences
 * @param fix what to do; absent when nothing is wrong
 * @param source where this is known from
 * @param example a line that matches
 * @param nearMisses lines that look alike and must not match
 */
public record Signature(
    String id,
    List<String> identifiers,
    List<String> literals,
    Pattern pattern,
    boolean wrapper,
    String stage,
    List<String> clears,
    Severity severity,
    String title,
    String meaning,
    Optional<String> fix,
    String source,
    String example,
    List<String> nearMisses) {
  /** Weight of a mark in the margin. */
  public enum Severity {
    /** A fault. */
    CRITICAL,
    /** May be one, or leads to one. */
    WARNING,
    /** Tells about a change. */
    NOTE,
    /** The usual course of a run: explained when asked, never marked. */
    ROUTINE
  }

  /** True when a line of this program with this text is meant. */
  public boolean matches(String identifier, String message) {
    return (identifiers.isEmpty() || identifier.isEmpty() || identifiers.contains(identifier))
        && hasLiteral(ignoresCase() ? lower(message) : message)
        && pattern.matcher(message).find();
  }

  private boolean hasLiteral(String message) {
    for (String literal : literals) {
      if (message.contains(literal)) {
        return true;
      }
    }
    return literals.isEmpty();
  }

  boolean ignoresCase() {
    return (pattern.flags() & Pattern.CASE_INSENSITIVE) != 0;
  }

  static String lower(String message) {
    return message.toLowerCase(Locale.ROOT);
  }
}
