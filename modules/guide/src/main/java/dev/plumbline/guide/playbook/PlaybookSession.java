package dev.plumbline.guide.playbook;

import dev.plumbline.guide.playbook.PathStep.By;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A walk through a playbook. Immutable: every act gives a new walk, and what a person answered or
 * noted is kept by question, so that going back, changing an earlier answer or a new capture loses
 * nothing.
 */
public final class PlaybookSession {
  private final Playbook playbook;
  private final CaseFacts facts;
  private final Map<String, String> answers;
  private final Map<String, String> notes;
  private final int confirmed;
  private final List<AskedQuestion> way;

  private PlaybookSession(
      Playbook playbook,
      CaseFacts facts,
      Map<String, String> answers,
      Map<String, String> notes,
      int confirmed) {
    this.playbook = playbook;
    this.facts = facts;
    this.answers = Map.copyOf(answers);
    this.notes = Map.copyOf(notes);
    this.confirmed = confirmed;
    this.way = walk();
  }

  /** A walk that stands at the first question. */
  public static PlaybookSession start(Playbook playbook, CaseFacts facts) {
    return new PlaybookSession(playbook, facts, Map.of(), Map.of(), 0);
  }

  public Playbook playbook() {
    return playbook;
  }

  public CaseFacts facts() {
    return facts;
  }

  /** The question at hand; empty at the conclusion. */
  public Optional<AskedQuestion> question() {
    return way.size() > confirmed ? Optional.of(way.get(confirmed)) : Optional.empty();
  }

  /** The conclusion, once every question on the way is confirmed. */
  public Optional<Reached> conclusion() {
    return question().isPresent() ? Optional.empty() : end();
  }

  /** Where the answers known now lead, confirmed or not; empty while one is open. */
  public Optional<Reached> end() {
    return way.getLast()
        .chosen()
        .flatMap(a -> playbook.conclusion(a.next()))
        .map(c -> Reached.of(c, way, facts, link(way)));
  }

  /** Every question from the start to the first open one or the end, with its chosen answer. */
  public List<AskedQuestion> way() {
    return way;
  }

  private List<AskedQuestion> walk() {
    List<AskedQuestion> walked = new ArrayList<>();
    Optional<Question> at = Optional.of(playbook.start());
    while (at.isPresent()) {
      AskedQuestion asked = ask(at.get(), link(walked));
      walked.add(asked);
      at = asked.chosen().flatMap(a -> playbook.question(a.next()));
    }
    return List.copyOf(walked);
  }

  /** Questions that were answered and left behind. */
  public List<AskedQuestion> confirmed() {
    return way.subList(0, Math.min(confirmed, way.size()));
  }

  /** A question as it is asked on this walk, on the way or not. */
  AskedQuestion asked(Question question) {
    return ask(question, link());
  }

  private AskedQuestion ask(Question question, String link) {
    return AskedQuestion.of(
        question,
        facts,
        link,
        Optional.ofNullable(answers.get(question.id())),
        notes.getOrDefault(question.id(), ""));
  }

  /** The interface chosen on the way, or the suspect while that question is open. */
  private String link(List<AskedQuestion> walked) {
    return walked.stream()
        .filter(a -> a.question().choosesLink())
        .flatMap(a -> a.chosen().stream())
        .map(Answer::id)
        .filter(id -> !id.equals(Answer.CANNOT_TELL))
        .findFirst()
        .or(facts::suspect)
        .orElse("");
  }

  /** The interface the walk is about. */
  public String link() {
    return link(way);
  }

  /** A text of the playbook with its placeholders filled. */
  public String fill(String text) {
    return Placeholders.of(facts, link()).text(text);
  }

  /** True when the question has this answer for this host. */
  public boolean offers(String questionId, String answerId) {
    return playbook
        .question(questionId)
        .map(q -> ask(q, link()).answers().stream().anyMatch(a -> a.id().equals(answerId)))
        .orElse(false);
  }

  /**
   * Answers a question, against the evidence if need be.
   *
   * @throws IllegalArgumentException for a question or answer that the playbook does not have
   */
  public PlaybookSession answer(String questionId, String answerId) {
    Question question =
        playbook
            .question(questionId)
            .orElseThrow(() -> new IllegalArgumentException("no such question: " + questionId));
    AskedQuestion asked = ask(question, link());
    if (asked.answers().stream().noneMatch(a -> a.id().equals(answerId))) {
      throw new IllegalArgumentException(
          "question "
              + questionId
              + " has no answer "
              + answerId
              + "; it has "
              + String.join(", ", asked.answers().stream().map(Answer::id).toList()));
    }
    Map<String, String> next = new HashMap<>(answers);
    if (asked.byEvidence().filter(a -> a.id().equals(answerId)).isPresent()) {
      next.remove(questionId);
    } else {
      next.put(questionId, answerId);
    }
    return new PlaybookSession(playbook, facts, next, notes, confirmed);
  }

  /** Confirms the answer at hand and goes on; stays where no answer is chosen. */
  public PlaybookSession next() {
    boolean can = question().flatMap(AskedQuestion::chosen).isPresent();
    return can ? at(confirmed + 1) : this;
  }

  /** One question back; answers are kept. */
  public PlaybookSession back() {
    return confirmed == 0 ? this : at(Math.min(confirmed, way.size()) - 1);
  }

  /** To a question on the way. */
  public PlaybookSession goTo(String questionId) {
    for (int i = 0; i < way.size(); i++) {
      if (way.get(i).question().id().equals(questionId)) {
        return at(i);
      }
    }
    return this;
  }

  /** On to the first question that nothing decides, or to the conclusion. */
  public PlaybookSession advance() {
    boolean open = way.getLast().chosen().isEmpty();
    return at(open ? way.size() - 1 : way.size());
  }

  /** Forgets all answers and notes of the person. */
  public PlaybookSession restart() {
    return start(playbook, facts);
  }

  /** Keeps a note with a question; an empty text removes it. */
  public PlaybookSession note(String questionId, String text) {
    Map<String, String> next = new HashMap<>(notes);
    if (text.isBlank()) {
      next.remove(questionId);
    } else {
      next.put(questionId, text.strip());
    }
    return new PlaybookSession(playbook, facts, answers, next, confirmed);
  }

  /**
   * The same walk over a new capture: evidence decides anew, answers and notes stay, and so does
   * the interface it is about, once that was confirmed.
   */
  public PlaybookSession withFacts(CaseFacts newer) {
    CaseFacts about = settled(newer);
    PlaybookSession session = new PlaybookSession(playbook, about, answers, notes, confirmed);
    return session.at(Math.min(confirmed, session.way.size()));
  }

  private CaseFacts settled(CaseFacts newer) {
    boolean chosen = confirmed().stream().anyMatch(a -> a.question().choosesLink());
    return chosen ? newer.about(link()) : newer;
  }

  /**
   * The playbook that the conclusion names for the cause behind it, where there is one.
   *
   * @param playbooks to find it in
   */
  public Optional<Playbook> continuation(List<Playbook> playbooks) {
    return conclusion().flatMap(c -> c.conclusion().continuesIn()).stream()
        .flatMap(id -> playbooks.stream().filter(p -> p.id().equals(id)))
        .findFirst();
  }

  /** A walk through another playbook, about the interface that was settled on here. */
  public PlaybookSession continuedIn(Playbook other) {
    return start(other, settled(facts));
  }

  private PlaybookSession at(int position) {
    return new PlaybookSession(playbook, facts, answers, notes, position);
  }

  /** The walk so far, to be told in a report. */
  public List<PathStep> path() {
    return confirmed().stream().flatMap(a -> a.step().stream()).toList();
  }

  public long answeredByEvidence() {
    return path().stream().filter(s -> s.by() == By.EVIDENCE).count();
  }
}
