package dev.plumbline.logs;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A line that is known, with what it means. Written in {@code signatures/*.yaml}.
 *
 * @param identifiers who says it (SYSLOG_IDENTIFIERs); none means anyone
 * @param literal text every matching line contains: tested before the pattern
 * @param pattern found anywhere in the message
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
    String literal,
    Pattern pattern,
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
        && message.contains(literal)
        && pattern.matcher(message).find();
  }
}
