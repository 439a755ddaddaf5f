package dev.plumbline.model.parse;

import dev.plumbline.model.Evidence;
import java.util.ArrayList;
import java.util.List;

/** A line of text output, counted from 1, without its line end. */
record Line(String file, int number, String text) {
  private static final int LONGEST_EVIDENCE = 400;

  /** The line as evidence, blanks at the ends removed. */
  Evidence evidence() {
    return new Evidence(file, number, shortened(text.strip()));
  }

  /** True for a line that says nothing. */
  boolean blank() {
    return text.isBlank();
  }

  /** True when the line continues the one before. */
  boolean indented() {
    return !text.isEmpty() && Character.isWhitespace(text.charAt(0));
  }

  static List<Line> of(String file, String text) {
    List<Line> lines = new ArrayList<>();
    int start = 0;
    int number = 1;
    while (start < text.length()) {
      int end = text.indexOf('\n', start);
      int stop = end < 0 ? text.length() : end;
      int trimmed = stop > start && text.charAt(stop - 1) == '\r' ? stop - 1 : stop;
      lines.add(new Line(file, number++, text.substring(start, trimmed)));
      start = stop + 1;
    }
    return lines;
  }

  /** Text fit to be quoted: at most 400 characters. */
  static String shortened(String text) {
    return text.length() <= LONGEST_EVIDENCE ? text : text.substring(0, LONGEST_EVIDENCE) + "...";
  }
}
