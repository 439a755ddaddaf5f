package dev.plumbline.guide.playbook;

import dev.plumbline.guide.Finding;
import dev.plumbline.guide.playbook.PathStep.By;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A question as it is asked about one host: placeholders filled, answers judged by the evidence.
 *
 * @param question of the playbook
 * @param text the question
 * @param label the same in a few words
 * @param why why it is asked
 * @param commands behind it, placeholders filled
 * @param answers all of them, "I cannot tell" last
 * @param byEvidence the answer that the evidence gives
 * @param proof findings that decided it
 * @param open why the evidence gives none: files that were not captured
 * @param chosen the answer that counts: the person's, else that of the evidence
 * @param by who decided, absent while nothing is chosen
 * @param table what the evidence says; none in a drill
 * @param note of the person
 */
public record AskedQuestion(
    Question question,
    String text,
    String label,
    String why,
    List<QuestionCommand> commands,
    List<Answer> answers,
    Optional<Answer> byEvidence,
    List<Finding> proof,
    List<String> open,
    Optional<Answer> chosen,
    Optional<By> by,
    Optional<EvidenceTable> table,
    String note) {

  static AskedQuestion of(
      Question question, CaseFacts facts, String link, Optional<String> answered, String note) {
    Placeholders fill = Placeholders.of(facts, link);
    List<Answer> answers = answers(question, facts, fill);
    Judged judged = judge(question, answers, facts, link);
    Optional<Answer> person =
        answered.flatMap(id -> answers.stream().filter(a -> a.id().equals(id)).findFirst());
    return new AskedQuestion(
        question,
        fill.text(question.text()),
        fill.text(question.label()),
        fill.text(question.why()),
        question.commands().stream().map(c -> c.filled(fill)).toList(),
        answers,
        judged.answer(),
        judged.proof(),
        judged.open(),
        person.or(judged::answer),
        person.map(_ -> By.USER).or(() -> judged.answer().map(_ -> By.EVIDENCE)),
        question
            .table()
            .filter(kind -> !facts.withheld())
            .map(kind -> EvidenceTables.of(kind, facts, link)),
        note);
  }

  private record Judged(Optional<Answer> answer, List<Finding> proof, List<String> open) {}

  private static List<Answer> answers(Question question, CaseFacts facts, Placeholders fill) {
    List<Answer> answers = new ArrayList<>();
    if (question.choosesLink()) {
      String next = question.answers().getFirst().next();
      for (String name : facts.interfaces()) {
        answers.add(
            new Answer(
                name, name, name, InterfaceWords.of(facts, name), Optional.empty(), next, 0));
      }
    } else {
      for (Answer a : question.answers()) {
        answers.add(
            new Answer(
                a.id(),
                fill.text(a.text()),
                a.label(),
                fill.text(a.detail()),
                a.when(),
                a.next(),
                a.line()));
      }
    }
    answers.add(Answer.cannotTell(question));
    return List.copyOf(answers);
  }

  private static Judged judge(
      Question question, List<Answer> answers, CaseFacts facts, String link) {
    if (question.choosesLink()) {
      Optional<String> suspect = facts.suspect();
      return new Judged(
          answers.stream().filter(a -> suspect.equals(Optional.of(a.id()))).findFirst(),
          List.of(),
          List.of());
    }
    Set<String> open = new LinkedHashSet<>();
    for (Answer answer : answers) {
      if (answer.when().isPresent()) {
        Optional<List<Finding>> proof = facts.holds(answer.when().get(), link);
        if (proof.isPresent()) {
          return new Judged(Optional.of(answer), proof.get(), List.of());
        }
        open.addAll(facts.missing(answer.when().get()));
      }
    }
    return new Judged(Optional.empty(), List.of(), List.copyOf(open));
  }

  /** True when a person decided against the evidence. */
  public boolean overruled() {
    return byEvidence.isPresent() && !byEvidence.equals(chosen);
  }

  /** Told as a step of the path, once there is an answer. */
  Optional<PathStep> step() {
    return chosen.map(
        a ->
            new PathStep(
                question.id(), text, a.id(), a.text(), by.orElse(By.USER), overruled(), note));
  }
}
