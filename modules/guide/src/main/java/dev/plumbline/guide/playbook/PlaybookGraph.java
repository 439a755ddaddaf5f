package dev.plumbline.guide.playbook;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Looks at the ways through a playbook: each must lead somewhere, end, and reach every node. */
final class PlaybookGraph {
  private final Playbook playbook;
  private final List<PlaybookProblem> problems = new ArrayList<>();
  private final Set<String> reached = new HashSet<>();

  private PlaybookGraph(Playbook playbook) {
    this.playbook = playbook;
  }

  static List<PlaybookProblem> problems(Playbook playbook) {
    PlaybookGraph graph = new PlaybookGraph(playbook);
    graph.names();
    graph.targets();
    if (graph.problems.isEmpty()) {
      graph.walk(playbook.start().id(), new LinkedHashSet<>());
      graph.unreached();
    }
    return graph.problems;
  }

  /** All answers of a question, the one that every question has included. */
  static Stream<Answer> answers(Question question) {
    return Stream.concat(question.answers().stream(), Stream.of(Answer.cannotTell(question)));
  }

  private void names() {
    for (Question question : playbook.questions()) {
      playbook
          .conclusion(question.id())
          .ifPresent(c -> problem(c.line(), c.id() + " is a question and a conclusion"));
    }
  }

  private void targets() {
    for (Question question : playbook.questions()) {
      answers(question)
          .filter(a -> !exists(a.next()))
          .forEach(
              a ->
                  problem(
                      a.line(),
                      "question %s, answer %s: leads to %s, which does not exist"
                          .formatted(question.id(), a.id(), a.next())));
    }
  }

  private boolean exists(String id) {
    return playbook.question(id).isPresent() || playbook.conclusion(id).isPresent();
  }

  private void walk(String id, LinkedHashSet<String> way) {
    if (way.contains(id)) {
      int line = playbook.question(id).map(Question::line).orElse(1);
      problem(
          line, "question " + id + ": a way runs in a circle: " + way + " and " + id + " again");
      return;
    }
    if (!reached.add(id)) {
      return;
    }
    playbook
        .question(id)
        .ifPresent(
            question -> {
              way.add(id);
              answers(question).forEach(a -> walk(a.next(), way));
              way.remove(id);
            });
  }

  private void unreached() {
    for (Question question : playbook.questions()) {
      if (!reached.contains(question.id())) {
        problem(question.line(), "question " + question.id() + ": no way leads here");
      }
    }
    for (Conclusion conclusion : playbook.conclusions()) {
      if (!reached.contains(conclusion.id())) {
        problem(conclusion.line(), "conclusion " + conclusion.id() + ": no way leads here");
      }
    }
  }

  private void problem(int line, String text) {
    problems.add(new PlaybookProblem(line, 1, text));
  }
}
