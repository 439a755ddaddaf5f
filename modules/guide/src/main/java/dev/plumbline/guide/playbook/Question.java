package dev.plumbline.guide.playbook;

import java.util.List;
import java.util.Optional;

/**
 * One question of a playbook. Texts may hold placeholders such as {@code {link}}.
 *
 * @param id unique in the playbook
 * @param text the question itself
 * @param label the same in a few words, for the map
 * @param why why it is asked, and what a wrong answer would cost
 * @param commands read-only commands whose output answers it
 * @param table name of the evidence table to show, absent for none
 * @param choosesLink true when the answers are the interfaces of the host
 * @param answers in order; when several conditions hold, the first wins
 * @param cannotTell where the walk goes on when the person cannot tell
 * @param line in the YAML file
 */
public record Question(
    String id,
    String text,
    String label,
    String why,
    List<QuestionCommand> commands,
    Optional<EvidenceTables.Kind> table,
    boolean choosesLink,
    List<Answer> answers,
    String cannotTell,
    int line) {
  public Optional<Answer> answer(String answerId) {
    return answers.stream().filter(a -> a.id().equals(answerId)).findFirst();
  }
}
