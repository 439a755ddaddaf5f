package dev.plumbline.guide.playbook;

import dev.plumbline.guide.Remedy;
import dev.plumbline.guide.Severity;
import dev.plumbline.guide.check.Catalogue;
import dev.plumbline.guide.playbook.YamlNode.Key;
import dev.plumbline.model.Confidence;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Reads a playbook from YAML and validates it: unknown keys, placeholders, checks and facts,
 * missing targets, nodes that no way reaches, ways that run in a circle.
 */
public final class PlaybookReader {
  private static final Set<String> TOP =
      Set.of("playbook", "title", "about", "questions", "conclusions");
  private static final Set<String> QUESTION =
      Set.of(
          "ask", "label", "why", "commands", "table", "choose", "next", "answers", "cannot-tell");
  private static final Set<String> COMMAND = Set.of("run", "in", "link", "having", "last");
  private static final Set<String> ANSWER = Set.of("say", "label", "detail", "when", "next");
  private static final Set<String> CONDITION =
      Set.of("finding", "anywhere", "none", "none-anywhere", "fact", "not-fact");
  private static final Set<String> CONCLUSION =
      Set.of(
          "label",
          "severity",
          "title",
          "text",
          "confidence",
          "findings",
          "steps",
          "versions",
          "source",
          "continue");
  private static final Set<String> STEP = Set.of("repair", "verify", "undo", "find", "text", "run");

  private final List<PlaybookProblem> problems = new ArrayList<>();

  private PlaybookReader() {}

  /**
   * Reads and validates.
   *
   * @param file name to show in messages
   * @throws PlaybookException listing every problem found
   */
  public static Playbook read(String file, String yaml) throws PlaybookException {
    PlaybookReader reader = new PlaybookReader();
    Playbook playbook = reader.playbook(yaml);
    if (reader.problems.isEmpty()) {
      PlaybookGraph.problems(playbook).stream()
          .map(problem -> PlaybookProblem.at(yaml, problem.line(), problem.text()))
          .forEach(reader.problems::add);
    }
    if (!reader.problems.isEmpty()) {
      reader.problems.sort(
          Comparator.comparingInt(PlaybookProblem::line).thenComparingInt(PlaybookProblem::column));
      throw new PlaybookException(file, reader.problems);
    }
    return playbook;
  }

  private Playbook playbook(String yaml) {
    Fields top = new Fields(YamlReader.read(yaml, problems), "playbook", TOP, problems);
    List<Question> questions =
        top.entries("questions").stream().map(e -> question(e.getKey(), e.getValue())).toList();
    List<Conclusion> conclusions =
        top.entries("conclusions").stream().map(e -> conclusion(e.getKey(), e.getValue())).toList();
    if (questions.isEmpty()) {
      top.problem("questions", "needs at least one question");
    }
    return new Playbook(
        top.required("playbook"),
        top.required("title"),
        top.required("about"),
        questions,
        conclusions);
  }

  private Question question(Key key, YamlNode node) {
    Fields fields = new Fields(node, "question " + key.text(), QUESTION, problems);
    String text = fields.required("ask");
    boolean choosesLink = fields.text("choose").filter("link"::equals).isPresent();
    List<Answer> answers =
        choosesLink
            ? List.of(anyLink(fields.required("next"), key.line()))
            : fields.entries("answers").stream()
                .map(e -> answer(key.text(), e.getKey(), e.getValue()))
                .toList();
    if (answers.isEmpty()) {
      fields.problem("answers", "needs answers");
    }
    return new Question(
        key.text(),
        text,
        fields.text("label").orElse(text),
        fields.required("why"),
        fields.items("commands").stream().map(c -> command(key.text(), c)).toList(),
        fields.text("table").flatMap(name -> table(fields, name)),
        choosesLink,
        answers,
        choosesLink ? answers.getFirst().next() : fields.required("cannot-tell"),
        key.line());
  }

  /** A command alone, or with the part of a recording that holds its answer. */
  private QuestionCommand command(String question, YamlNode node) {
    if (node instanceof YamlNode.Scalar) {
      Fields alone = Fields.single("run", node, "question " + question, problems);
      return new QuestionCommand(
          alone.required("run"),
          List.of(),
          Optional.empty(),
          Optional.empty(),
          OptionalInt.empty());
    }
    Fields fields = new Fields(node, "command of question " + question, COMMAND, problems);
    return new QuestionCommand(
        fields.required("run"),
        fields.texts("in"),
        fields.text("link"),
        fields.text("having"),
        fields.number("last"));
  }

  /** Stands for the interfaces of the host until they are known. */
  private static Answer anyLink(String next, int line) {
    return new Answer("", "", "", "", Optional.empty(), next, line);
  }

  private static Optional<EvidenceTables.Kind> table(Fields fields, String name) {
    Optional<EvidenceTables.Kind> kind = EvidenceTables.Kind.of(name);
    if (kind.isEmpty()) {
      fields.problem("table", "unknown table " + name);
    }
    return kind;
  }

  private Answer answer(String question, Key key, YamlNode node) {
    String what = "question " + question + ", answer " + key.text();
    Fields fields = new Fields(node, what, ANSWER, problems);
    String text = fields.required("say");
    if (key.text().equals(Answer.CANNOT_TELL)) {
      problems.add(
          new PlaybookProblem(
              key.line(), key.column(), what + ": every question has this answer already"));
    }
    return new Answer(
        key.text(),
        text,
        fields.text("label").orElse(key.text()),
        fields.text("detail").orElse(""),
        fields.node("when").map(n -> condition(what, n)),
        fields.required("next"),
        key.line());
  }

  private Condition condition(String what, YamlNode node) {
    Fields fields = new Fields(node, what, CONDITION, problems);
    return new Condition(
        checks(fields, "finding"),
        checks(fields, "anywhere"),
        checks(fields, "none"),
        checks(fields, "none-anywhere"),
        facts(fields, "fact"),
        facts(fields, "not-fact"));
  }

  private static List<String> checks(Fields fields, String key) {
    List<String> ids = fields.texts(key);
    ids.stream()
        .filter(id -> Catalogue.find(id).isEmpty())
        .forEach(id -> fields.problem(key, "unknown check " + id));
    return ids;
  }

  private static List<String> facts(Fields fields, String key) {
    List<String> names = fields.texts(key);
    names.stream()
        .filter(name -> !Facts.NAMES.contains(name))
        .forEach(name -> fields.problem(key, "unknown fact " + name));
    return names;
  }

  private Conclusion conclusion(Key key, YamlNode node) {
    Fields fields = new Fields(node, "conclusion " + key.text(), CONCLUSION, problems);
    String title = fields.required("title");
    return new Conclusion(
        key.text(),
        fields.text("label").orElse(title),
        word(fields, "severity", Severity.class, Severity.ERROR),
        title,
        fields.required("text"),
        word(fields, "confidence", Confidence.class, Confidence.CERTAIN),
        checks(fields, "findings"),
        new Remedy(fields.items("steps").stream().map(s -> step(key.text(), s)).toList()),
        fields.text("versions").orElse(""),
        fields.text("source").orElse(""),
        fields.text("continue"),
        key.line());
  }

  private static <E extends Enum<E>> E word(Fields fields, String key, Class<E> type, E other) {
    Optional<String> text = fields.text(key);
    for (E value : type.getEnumConstants()) {
      if (text.filter(value.name().toLowerCase(Locale.ROOT)::equals).isPresent()) {
        return value;
      }
    }
    text.ifPresent(t -> fields.problem(key, "unknown " + key + " " + t));
    return other;
  }

  private Remedy.Step step(String conclusion, YamlNode node) {
    Fields fields = new Fields(node, "step of conclusion " + conclusion, STEP, problems);
    Map<String, Remedy.Purpose> purposes =
        Map.of(
            "repair", Remedy.Purpose.REPAIR,
            "verify", Remedy.Purpose.VERIFY,
            "undo", Remedy.Purpose.UNDO,
            "find", Remedy.Purpose.INVESTIGATE);
    for (Map.Entry<String, Remedy.Purpose> entry : purposes.entrySet()) {
      if (fields.node(entry.getKey()).isPresent()) {
        Remedy.Purpose purpose = entry.getValue();
        boolean changes = purpose == Remedy.Purpose.REPAIR || purpose == Remedy.Purpose.UNDO;
        return new Remedy.Step(
            purpose,
            fields.required(entry.getKey()),
            fields.required("text"),
            fields.texts("run"),
            changes && !fields.texts("run").isEmpty());
      }
    }
    fields.problem("text", "begins with repair, verify, undo or find");
    return new Remedy.Step(Remedy.Purpose.INVESTIGATE, "", "", List.of(), false);
  }
}
