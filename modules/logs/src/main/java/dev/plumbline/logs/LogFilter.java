package dev.plumbline.logs;

import java.util.OptionalInt;
import java.util.Set;

/**
 * Which rows are shown. Gaps and remarks are always shown: what is missing must not be hidden.
 *
 * @param show all rows, marks and matching text, or marks only
 * @param text what the text must match
 * @param maxLevel the least severe level shown; lines without a level pass
 * @param hiddenSources ids of sources switched off
 * @param bookmarks rows a person marked; they count as marks
 */
public record LogFilter(
    Show show,
    TextMatch text,
    OptionalInt maxLevel,
    Set<String> hiddenSources,
    Set<LineId> bookmarks) {
  /** The ways of showing. */
  public enum Show {
    ALL,
    MARKS_AND_TEXT,
    MARKS,
    /** Lines that match the text, marks or not; the command line's way. */
    MATCHES,
    /** Marks whose text matches; the command line's way to ask for both. */
    MATCHING_MARKS
  }

  public LogFilter {
    hiddenSources = Set.copyOf(hiddenSources);
    bookmarks = Set.copyOf(bookmarks);
  }

  /** Shows everything. */
  public static LogFilter none() {
    return new LogFilter(Show.ALL, TextMatch.all(), OptionalInt.empty(), Set.of(), Set.of());
  }

  public LogFilter withShow(Show next) {
    return new LogFilter(next, text, maxLevel, hiddenSources, bookmarks);
  }

  public LogFilter withText(TextMatch next) {
    return new LogFilter(show, next, maxLevel, hiddenSources, bookmarks);
  }

  public LogFilter withMaxLevel(OptionalInt next) {
    return new LogFilter(show, text, next, hiddenSources, bookmarks);
  }

  public LogFilter withHiddenSources(Set<String> next) {
    return new LogFilter(show, text, maxLevel, next, bookmarks);
  }
}
