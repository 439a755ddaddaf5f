package dev.plumbline.guide.playbook;

import java.util.Locale;

/**
 * One answered question of a walk, for reports and {@code --json}.
 *
 * @param questionId id in the playbook
 * @param question as asked, placeholders filled
 * @param answerId id in the playbook, or the name of the chosen interface
 * @param answer as said
 * @param by who decided
 * @param overruled true when a person decided against the evidence
 * @param note of the person, may be empty
 */
public record PathStep(
    String questionId,
    String question,
    String answerId,
    String answer,
    By by,
    boolean overruled,
    String note) {
  /** Who decided an answer. */
  public enum By {
    EVIDENCE,
    USER;

    /** As printed in JSON. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
