package dev.plumbline.guide.playbook;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A question of a walk that a later capture answers otherwise.
 *
 * @param question as asked, placeholders filled
 * @param before answer that counted, as said
 * @param after the one that counts now; empty when nothing decides it any more
 */
public record AnswerChange(String question, String before, Optional<String> after) {

  /** The questions answered on an earlier walk that the later one answers otherwise. */
  public static List<AnswerChange> between(PlaybookSession before, PlaybookSession after) {
    List<AnswerChange> changes = new ArrayList<>();
    for (AskedQuestion asked : before.way()) {
      Optional<Answer> now = after.asked(asked.question()).chosen();
      asked
          .chosen()
          .filter(old -> now.filter(n -> n.id().equals(old.id())).isEmpty())
          .ifPresent(
              old ->
                  changes.add(new AnswerChange(asked.text(), old.text(), now.map(Answer::text))));
    }
    return List.copyOf(changes);
  }
}
