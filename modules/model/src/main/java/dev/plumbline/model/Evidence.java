package dev.plumbline.model;

/**
 * Where a statement comes from: a file of the recording and, where it can be told, a line in it.
 *
 * @param file name inside the recording, with {@code /} between folders
 * @param line first line, counted from 1; 0 when the whole file is meant
 * @param text the words relied on, as captured (data, never markup)
 */
public record Evidence(String file, int line, String text) {
  /** Evidence that is the file itself (its presence, emptiness or the whole of it). */
  public static Evidence file(String file) {
    return new Evidence(file, 0, "");
  }

  /** {@code file:line}, or the file alone when no line is known. */
  public String place() {
    return line > 0 ? file + ":" + line : file;
  }
}
