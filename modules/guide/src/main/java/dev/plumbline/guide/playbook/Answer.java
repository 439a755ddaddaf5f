package dev.plumbline.guide.playbook;

import java.util.Optional;

/**
 * One possible answer.
 *
 * @param id unique in the question
 * @param text the answer as a person would say it
 * @param label one or two words for the map
 * @param detail what it means, what comes next
 * @param when the evidence that decides it, absent where only a person can
 * @param next id of the question or conclusion that follows
 * @param line in the YAML file
 */
public record Answer(
    String id,
    String text,
    String label,
    String detail,
    Optional<Condition> when,
    String next,
    int line) {
  /** The answer that every question has besides its own. */
  public static final String CANNOT_TELL = "cannot-tell";

  static Answer cannotTell(Question question) {
    return new Answer(
        CANNOT_TELL,
        "I cannot tell",
        "not known",
        "Goes on and marks the conclusion as unsure.",
        Optional.empty(),
        question.cannotTell(),
        question.line());
  }
}
