package dev.plumbline.app.screen.guide;

import dev.plumbline.app.report.CaseReport;
import dev.plumbline.app.shell.CaseEvidence;
import dev.plumbline.app.shell.OpenCase;
import dev.plumbline.app.shell.Target;
import dev.plumbline.guide.Finding;
import dev.plumbline.guide.playbook.Answer;
import dev.plumbline.guide.playbook.AskedQuestion;
import dev.plumbline.guide.playbook.CaseFacts;
import dev.plumbline.guide.playbook.DrillResult;
import dev.plumbline.guide.playbook.PathStep;
import dev.plumbline.guide.playbook.Playbook;
import dev.plumbline.guide.playbook.PlaybookProposal;
import dev.plumbline.guide.playbook.PlaybookSession;
import dev.plumbline.model.Recording;
import dev.plumbline.report.GuidePath;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;

/**
 * The walk of one case through a playbook, with what the person answered and noted kept in the
 * case. Lives on the JavaFX thread.
 */
final class GuideModel {
  private final OpenCase openCase;
  private List<Playbook> playbooks;
  private boolean chosen;
  private PlaybookProposal proposal;
  private final Trail trail = new Trail();
  private final BooleanProperty evidenceShown = new SimpleBooleanProperty(false);
  private final ReadOnlyObjectWrapper<Optional<DrillResult>> result =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<PlaybookSession> session;
  private final ReadOnlyBooleanWrapper inReport = new ReadOnlyBooleanWrapper(false);
  private final ReadOnlyObjectWrapper<Optional<Comparison>> comparison =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final Recapture recapture;
  private final KeptAnswers kept;

  /**
   * @param playbooks to choose from; the walk begins in the one that fits the case
   */
  GuideModel(OpenCase openCase, List<Playbook> playbooks) {
    this.openCase = openCase;
    this.playbooks = playbooks;
    this.recapture = new Recapture(openCase);
    this.kept = new KeptAnswers(openCase);
    CaseFacts facts = facts(openCase.evidence().get());
    proposal = PlaybookProposal.of(playbooks, facts);
    session = new ReadOnlyObjectWrapper<>(kept.restored(proposal.playbook(), facts));
    set(now());
    openCase.evidence().subscribe(this::recaptured);
  }

  /** Other playbooks to choose from; a walk that has not begun begins in the one that fits. */
  void use(List<Playbook> others) {
    playbooks = others;
    proposal = PlaybookProposal.of(playbooks, now().facts());
    boolean begun = chosen || !now().confirmed().isEmpty() || trail.last().isPresent();
    if (!begun && !proposal.playbook().id().equals(now().playbook().id())) {
      set(kept.restored(proposal.playbook(), now().facts()));
    }
  }

  /** A new capture: the walk is judged anew, and what changed is told. */
  private void recaptured(CaseEvidence before, CaseEvidence after) {
    CaseFacts facts = facts(after);
    proposal = PlaybookProposal.of(playbooks, facts);
    PlaybookSession walked = now();
    PlaybookSession next = judged(walked, facts);
    trail.change(walk -> judged(walk, facts));
    if (!before.drill() && !after.drill()) {
      comparison.set(Optional.of(Comparison.of(before, after, walked, next)));
    }
    set(next);
  }

  private static PlaybookSession judged(PlaybookSession walk, CaseFacts facts) {
    PlaybookSession judged = walk.withFacts(facts);
    return walk.conclusion().isPresent() ? judged.advance() : judged;
  }

  /** The playbook that fits the case, and why. */
  PlaybookProposal proposal() {
    return proposal;
  }

  /** The walk that led into the present playbook. */
  Optional<PlaybookSession> cameFrom() {
    return trail.last();
  }

  /** The playbook that looks for the cause behind the conclusion at hand, unless it led here. */
  Optional<Playbook> continuation() {
    return now().continuation(playbooks).filter(p -> !trail.passed(p.id()));
  }

  /** Goes on in that playbook; {@link #comeBack} leads back without loss. */
  void goOn() {
    continuation()
        .ifPresent(
            other -> {
              PlaybookSession left = now();
              trail.leave(left);
              set(kept.restored(other, left.continuedIn(other).facts()));
            });
  }

  /** Back to the conclusion that led into the present playbook. */
  void comeBack() {
    trail.comeBack().ifPresent(this::set);
  }

  /** True while the outputs behind the question are shown whole, beside the way. */
  BooleanProperty evidenceShown() {
    return evidenceShown;
  }

  /** True while nobody may see what the checks say. */
  boolean drill() {
    return openCase.evidence().get().drill();
  }

  /** How the trainee's conclusion compares; empty before there was one. */
  ReadOnlyObjectProperty<Optional<DrillResult>> result() {
    return result.getReadOnlyProperty();
  }

  /** Ends a drill with the conclusion at hand, which is then compared with the evidence. */
  void conclude() {
    if (drill() && now().conclusion().isPresent()) {
      CaseFacts truth = facts(openCase.truth());
      result.set(Optional.of(DrillResult.of(now(), playbooks, truth)));
      openCase.reveal();
    }
  }

  /** What the last capture changed; empty before there was a second, and when closed. */
  ReadOnlyObjectProperty<Optional<Comparison>> comparison() {
    return comparison.getReadOnlyProperty();
  }

  void closeComparison() {
    comparison.set(Optional.empty());
  }

  /** Captures the instance again; what changed is told when that is done. */
  Recapture recapture() {
    return recapture;
  }

  /** Goes on with another playbook; answers and notes of both are kept in the case. */
  void choose(Playbook playbook) {
    chosen = true;
    if (!playbook.id().equals(now().playbook().id())) {
      closeComparison();
      result.set(Optional.empty());
      trail.forget();
      set(kept.restored(playbook, now().facts()));
    }
  }

  private static CaseFacts facts(CaseEvidence evidence) {
    return evidence.drill()
        ? CaseFacts.withheld(evidence.snapshot())
        : CaseFacts.of(evidence.snapshot(), evidence.diagnosis());
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
    kept.answered(now().playbook(), question, answer);
    set(next);
  }

  void note(AskedQuestion question, String text) {
    String id = question.question().id();
    kept.noted(now().playbook(), id, text);
    set(now().note(id, text));
  }

  void next() {
    set(now().next());
  }

  /** One question back; from the first one to the playbook that led here. */
  void back() {
    if (now().confirmed().isEmpty()) {
      comeBack();
    } else {
      set(now().back());
    }
  }

  void goTo(String questionId) {
    set(now().goTo(questionId));
  }

  void toConclusion() {
    set(now().advance());
  }

  /** Forgets what the person answered and noted in this playbook. */
  void restart() {
    result.set(Optional.empty());
    kept.forget(now().playbook());
    set(now().restart());
  }

  /** Goes where the target is decided. */
  void reveal(Target target) {
    switch (target) {
      case Target.OfFinding(Finding finding) -> {
        if (decidedBy(finding).isEmpty()) {
          PlaybookProposal.about(finding, playbooks, now().facts())
              .ifPresent(p -> choose(p.playbook()));
        }
        decidedBy(finding).ifPresent(this::goTo);
      }
      case Target.OfQuestion(String playbook, String question) -> {
        playbooks.stream().filter(p -> p.id().equals(playbook)).findFirst().ifPresent(this::choose);
        if (playbook.equals(now().playbook().id()) && !question.isEmpty()) {
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
    evidenceShown.set(false);
    session.set(next);
    openCase.shared(PlaybookSession.class).set(Optional.of(next));
    if (inReport.get()) {
      publish();
    }
  }

  private void publish() {
    openCase.shared(GuidePath.class).set(Optional.of(CaseReport.path(trail.with(now()))));
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
