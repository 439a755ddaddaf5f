package dev.plumbline.model;

/**
 * Trouble while reading a recording: which file, what was wrong and what was kept.
 *
 * @param line from 1; 0 for the whole file
 */
public record Problem(String file, int line, String text) {
  @Override
  public String toString() {
    return line > 0 ? file + ":" + line + ": " + text : file + ": " + text;
  }
}
