package dev.plumbline.app.screen.guide;

import dev.plumbline.app.report.CaseReport;
import dev.plumbline.app.shell.CaseEvidence;
import dev.plumbline.app.shell.OpenCase;
import dev.plumbline.app.shell.Target;
import dev.plumbline.app.task.RunningTask;
import dev.plumbline.guide.Finding;
import dev.plumbline.guide.playbook.Answer;
import dev.plumbline.guide.playbook.AskedQuestion;
import dev.plumbline.guide.playbook.CaseFacts;
import dev.plumbline.guide.playbook.PathStep;
import dev.plumbline.guide.playbook.Playbook;
import dev.plumbline.guide.playbook.PlaybookSession;
import dev.plumbline.model.Recording;
import dev.plumbline.report.GuidePath;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/**
 * The walk of one case through a playbook, with what the person answered and noted kept in the
 * case. Lives on the JavaFX thread.
 */
final class GuideModel {
  private final OpenCase openCase;
  private final ReadOnlyObjectWrapper<PlaybookSession> session;
  private final ReadOnlyBooleanWrapper inReport = new ReadOnlyBooleanWrapper(false);
  private final ReadOnlyObjectWrapper<Optional<Comparison>> comparison =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<RunningTask>> capturing =
      new ReadOnlyObjectWrapper<>(Optional.empty());

  GuideModel(OpenCase openCase, Playbook playbook) {
    this.openCase = openCase;
    session = new ReadOnlyObjectWrapper<>(restored(playbook, facts(openCase.evidence().get())));
    set(now());
    openCase.evidence().subscribe(this::recaptured);
  }

  /** A new capture: the walk is judged anew, and what changed is told. */
  private void recaptured(CaseEvidence before, CaseEvidence after) {
    PlaybookSession walked = now();
    PlaybookSession judged = walked.withFacts(facts(after));
    PlaybookSession next = walked.conclusion().isPresent() ? judged.advance() : judged;
    comparison.set(Optional.of(Comparison.of(before, after, walked, next)));
    set(next);
  }

  /** What the last capture changed; empty before there was a second, and when closed. */
  ReadOnlyObjectProperty<Optional<Comparison>> comparison() {
    return comparison.getReadOnlyProperty();
  }

  void closeComparison() {
    comparison.set(Optional.empty());
  }

  /** The capture that was started here and still runs. */
  ReadOnlyObjectProperty<Optional<RunningTask>> capturing() {
    return capturing.getReadOnlyProperty();
  }

  /** False for a recording on disk. */
  boolean canCapture() {
    return openCase.capture().isPresent();
  }

  /** Captures the instance again; what changed is told when that is done. */
  void captureAgain() {
    if (capturing.get().isEmpty()) {
      openCase
          .capture()
          .ifPresent(
              capture -> {
                RunningTask task = capture.start();
                capturing.set(Optional.of(task));
                task.ended().thenRun(() -> capturing.set(Optional.empty()));
              });
    }
  }

  /** Goes on with another playbook; answers and notes of both are kept in the case. */
  void choose(Playbook playbook) {
    if (!playbook.id().equals(now().playbook().id())) {
      closeComparison();
      set(restored(playbook, now().facts()));
    }
  }

  private static CaseFacts facts(CaseEvidence evidence) {
    return CaseFacts.of(evidence.snapshot(), evidence.diagnosis());
  }

  /** A walk with the answers and notes that were saved with the case; unknown ones are left out. */
  private PlaybookSession restored(Playbook playbook, CaseFacts facts) {
    PlaybookSession walk = PlaybookSession.start(playbook, facts);
    for (var question : playbook.questions()) {
      String key = playbook.id() + "/" + question.id();
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

  /** What was captured, as the questions look at it. */
  Recording recording() {
    return openCase.evidence().get().recording();
  }

  ReadOnlyObjectProperty<PlaybookSession> session() {
    return session.getReadOnlyProperty();
  }

  /** True once the walk was added to the report; it then follows every change. */
  ReadOnlyBooleanProperty inReport() {
    return inReport.getReadOnlyProperty();
  }

  private PlaybookSession now() {
    return session.get();
  }

  /** Answers as they are shown: that of the evidence first, where it is seen at once. */
  static List<Answer> ordered(AskedQuestion asked) {
    List<Answer> answers = new ArrayList<>(asked.answers());
    asked.byEvidence().filter(answers::remove).ifPresent(answers::addFirst);
    return answers;
  }

  /** Chooses the answer shown at this place, from 0; ignores others. */
  void choose(int index) {
    now()
        .question()
        .filter(q -> index >= 0 && index < q.answers().size())
        .ifPresent(q -> answer(q, ordered(q).get(index)));
  }

  void answer(AskedQuestion question, Answer answer) {
    String id = question.question().id();
    PlaybookSession next = now().answer(id, answer.id());
    String key = now().playbook().id() + "/" + id;
    if (question.byEvidence().filter(a -> a.id().equals(answer.id())).isPresent()) {
      openCase.answers().remove(key);
    } else {
      openCase.answers().put(key, answer.id());
    }
    set(next);
  }

  void note(AskedQuestion question, String text) {
    String id = question.question().id();
    String key = now().playbook().id() + "/" + id;
    if (text.isBlank()) {
      openCase.notes().remove(key);
    } else {
      openCase.notes().put(key, text.strip());
    }
    set(now().note(id, text));
  }

  void next() {
    set(now().next());
  }

  void back() {
    set(now().back());
  }

  void goTo(String questionId) {
    set(now().goTo(questionId));
  }

  void toConclusion() {
    set(now().advance());
  }

  /** Forgets what the person answered and noted in this playbook. */
  void restart() {
    String prefix = now().playbook().id() + "/";
    openCase.answers().keySet().removeIf(key -> key.startsWith(prefix));
    openCase.notes().keySet().removeIf(key -> key.startsWith(prefix));
    set(now().restart());
  }

  /** Goes where the target is decided. */
  void reveal(Target target) {
    switch (target) {
      case Target.OfFinding(Finding finding) -> decidedBy(finding).ifPresent(this::goTo);
      case Target.OfQuestion(String playbook, String question) -> {
        if (playbook.equals(now().playbook().id())) {
          goTo(question);
        }
      }
      case Target.OfLink(String name) -> {
        AskedQuestion first = now().way().getFirst();
        first.answers().stream()
            .filter(a -> a.id().equals(name))
            .findFirst()
            .ifPresent(a -> answer(first, a));
      }
      default -> {}
    }
  }

  private Optional<String> decidedBy(Finding finding) {
    return now().way().stream()
        .filter(q -> q.proof().contains(finding))
        .map(q -> q.question().id())
        .findFirst();
  }

  /** Puts the walk into the report, as it is now and as it goes on. */
  void addToReport() {
    inReport.set(true);
    publish();
  }

  private void set(PlaybookSession next) {
    session.set(next);
    openCase.shared(PlaybookSession.class).set(Optional.of(next));
    if (inReport.get()) {
      publish();
    }
  }

  private void publish() {
    openCase.shared(GuidePath.class).set(Optional.of(CaseReport.path(now())));
  }

  /** "4 answered, 3 by evidence". */
  String progress() {
    List<PathStep> path = now().path();
    return path.isEmpty()
        ? "Nothing answered yet"
        : path.size() + " answered, " + now().answeredByEvidence() + " by evidence";
  }

  /** "Question 5 of 6"; without the total while it is not known. */
  String position() {
    int number = now().confirmed().size() + 1;
    return now().end().isPresent()
        ? "Question " + number + " of " + now().way().size()
        : "Question " + number;
  }
}
