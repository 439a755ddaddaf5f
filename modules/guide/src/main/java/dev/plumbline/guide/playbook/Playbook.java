package dev.plumbline.guide.playbook;

import java.util.List;
import java.util.Optional;

/**
 * A decision tree: questions in the order they are asked, and the conclusions they lead to.
 * Validated: every way ends in a conclusion.
 *
 * @param id name on the command line
 * @param title for people
 * @param about what it settles, one or two sentences
 * @param questions in the order of diagnosis; the first is where a walk starts
 * @param conclusions in the order of the file
 */
public record Playbook(
    String id, String title, String about, List<Question> questions, List<Conclusion> conclusions) {
  public Question start() {
    return questions.getFirst();
  }

  public Optional<Question> question(String id) {
    return questions.stream().filter(q -> q.id().equals(id)).findFirst();
  }

  public Optional<Conclusion> conclusion(String id) {
    return conclusions.stream().filter(c -> c.id().equals(id)).findFirst();
  }
}
