package dev.plumbline.model.parse.text;

import dev.plumbline.model.Evidence;
import java.util.ArrayList;
import java.util.List;

/** A line of text output, counted from 1, without its line end. */
public record Line(String file, int number, String text) {
  private static final int LONGEST_EVIDENCE = 400;

  /**
   * Longer lines are no output of the commands that are read here; the rest of them is left out.
   */
  private static final int LONGEST = 1 << 16;

  /** The line as evidence, blanks at the ends removed. */
  public Evidence evidence() {
    return new Evidence(file, number, shortened(text.strip()));
  }

  /** True for a line that says nothing. */
  public boolean blank() {
    return text.isBlank();
  }

  /** True when the line continues the one before. */
  public boolean indented() {
    return !text.isEmpty() && Character.isWhitespace(text.charAt(0));
  }

  /** The first lines of a text, at most {@code most}. */
  public static List<Line> of(String file, String text, int most) {
    List<Line> lines = new ArrayList<>();
    int start = 0;
    int number = 1;
    while (start < text.length() && lines.size() < most) {
      int end = text.indexOf('\n', start);
      int stop = end < 0 ? text.length() : end;
      int trimmed = stop > start && text.charAt(stop - 1) == '\r' ? stop - 1 : stop;
      int kept = Math.min(trimmed, start + LONGEST);
      lines.add(new Line(file, number++, text.substring(start, kept)));
      start = stop + 1;
    }
    return lines;
  }

  /** Text fit to be quoted: at most 400 characters. */
  public static String shortened(String text) {
    return text.length() <= LONGEST_EVIDENCE ? text : text.substring(0, LONGEST_EVIDENCE) + "...";
  }
}
