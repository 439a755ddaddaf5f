package dev.plumbline.guide.playbook;

/** What is wrong with a playbook file, and where; lines and columns count from 1. */
public record PlaybookProblem(int line, int column, String text) {
  /** At the first word of a line of the file. */
  static PlaybookProblem at(String yaml, int line, String text) {
    String found = yaml.lines().skip(Math.max(0, line - 1L)).findFirst().orElse("");
    return new PlaybookProblem(line, found.length() - found.stripLeading().length() + 1, text);
  }

  @Override
  public String toString() {
    return line + ":" + column + ": " + text;
  }
}
