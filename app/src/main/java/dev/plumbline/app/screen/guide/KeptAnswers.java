package dev.plumbline.app.screen.guide;

import dev.plumbline.app.shell.OpenCase;
import dev.plumbline.guide.playbook.Answer;
import dev.plumbline.guide.playbook.AskedQuestion;
import dev.plumbline.guide.playbook.CaseFacts;
import dev.plumbline.guide.playbook.Playbook;
import dev.plumbline.guide.playbook.PlaybookSession;
import dev.plumbline.guide.playbook.Question;

/** What the person answered and noted, as the case keeps it: by {@code playbook/question}. */
final class KeptAnswers {
  private final OpenCase openCase;

  KeptAnswers(OpenCase openCase) {
    this.openCase = openCase;
  }

  /** A walk with the answers and notes that were saved with the case; unknown ones are left out. */
  PlaybookSession restored(Playbook playbook, CaseFacts facts) {
    PlaybookSession walk = PlaybookSession.start(playbook, facts);
    for (Question question : playbook.questions()) {
      String key = key(playbook, question.id());
      String answer = openCase.answers().get(key);
      String note = openCase.notes().get(key);
      walk =
          answer == null || !walk.offers(question.id(), answer)
              ? walk
              : walk.answer(question.id(), answer);
      walk = note == null ? walk : walk.note(question.id(), note);
    }
    return walk;
  }

  /** Keeps an answer, unless the evidence gives the same. */
  void answered(Playbook playbook, AskedQuestion question, Answer answer) {
    String key = key(playbook, question.question().id());
    if (question.byEvidence().filter(a -> a.id().equals(answer.id())).isPresent()) {
      openCase.answers().remove(key);
    } else {
      openCase.answers().put(key, answer.id());
    }
  }

  /** Keeps a note; a blank one is forgotten. */
  void noted(Playbook playbook, String question, String text) {
    if (text.isBlank()) {
      openCase.notes().remove(key(playbook, question));
    } else {
      openCase.notes().put(key(playbook, question), text.strip());
    }
  }

  /** Forgets all of a playbook. */
  void forget(Playbook playbook) {
    String prefix = key(playbook, "");
    openCase.answers().keySet().removeIf(key -> key.startsWith(prefix));
    openCase.notes().keySet().removeIf(key -> key.startsWith(prefix));
  }

  private static String key(Playbook playbook, String question) {
    return playbook.id() + "/" + question;
  }
}
