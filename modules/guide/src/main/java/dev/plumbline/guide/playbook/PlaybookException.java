package dev.plumbline.guide.playbook;

import java.util.List;
import java.util.stream.Collectors;

/** A playbook cannot be used; the message lists every problem with file, line and column. */
public class PlaybookException extends Exception {
  private static final long serialVersionUID = 1;

  private final String file;
  private final transient List<PlaybookProblem> problems;

  public PlaybookException(String file, List<PlaybookProblem> problems) {
    super(problems.stream().map(p -> file + ":" + p).collect(Collectors.joining("\n")));
    this.file = file;
    this.problems = List.copyOf(problems);
  }

  /** One line a problem: {@code FILE:LINE:COLUMN: text}. */
  public List<String> lines() {
    return problems.stream().map(p -> file + ":" + p).toList();
  }
}
