package dev.plumbline.guide.playbook;

/** What is wrong with a playbook file, and where; lines and columns count from 1. */
public record PlaybookProblem(int line, int column, String text) {
  @Override
  public String toString() {
    return line + ":" + column + ": " + text;
  }
}
