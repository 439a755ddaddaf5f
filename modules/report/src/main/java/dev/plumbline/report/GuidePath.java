package dev.plumbline.report;

import dev.plumbline.guide.Remedy;
import java.util.List;

/**
 * The way through a playbook, as the report prints it.
 *
 * @param playbook title of the playbook
 * @param answers in the order they were given
 * @param conclusion title of the conclusion; empty while the way is not at its end
 * @param explanation what the conclusion says
 * @param confidence certain, likely or possible; empty without a conclusion
 * @param remedy of the conclusion
 */
public record GuidePath(
    String playbook,
    List<Answer> answers,
    String conclusion,
    String explanation,
    String confidence,
    Remedy remedy) {
  /**
   * One answered question.
   *
   * @param by "evidence" or "user"
   * @param note of the engineer, may be empty
   */
  public record Answer(String question, String answer, String by, String note) {}
}
