package dev.plumbline.guide.playbook;

import dev.plumbline.guide.playbook.YamlNode.Key;
import dev.plumbline.guide.playbook.YamlNode.Mapping;
import dev.plumbline.guide.playbook.YamlNode.Scalar;
import dev.plumbline.guide.playbook.YamlNode.Sequence;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** Typed access to the keys of one mapping; everything odd becomes a problem at its place. */
final class Fields {
  private final Mapping mapping;
  private final String what;
  private final List<PlaybookProblem> problems;

  Fields(YamlNode node, String what, Set<String> known, List<PlaybookProblem> problems) {
    this.what = what;
    this.problems = problems;
    if (node instanceof Mapping m) {
      mapping = m;
    } else {
      mapping = new Mapping(new LinkedHashMap<>(), node.line(), node.column());
      problems.add(new PlaybookProblem(node.line(), node.column(), what + ": expected keys"));
    }
    for (Key key : mapping.entries().keySet()) {
      if (!known.contains(key.text())) {
        problems.add(
            new PlaybookProblem(key.line(), key.column(), what + ": unknown key " + key.text()));
      }
    }
  }

  /** One node as the only key of a mapping. */
  static Fields single(String key, YamlNode node, String what, List<PlaybookProblem> problems) {
    LinkedHashMap<Key, YamlNode> entries = new LinkedHashMap<>();
    entries.put(new Key(key, node.line(), node.column()), node);
    Mapping mapping = new Mapping(entries, node.line(), node.column());
    return new Fields(mapping, what, Set.of(key), problems);
  }

  int line() {
    return mapping.line();
  }

  Optional<YamlNode> node(String name) {
    return mapping.entries().entrySet().stream()
        .filter(e -> e.getKey().text().equals(name))
        .map(Map.Entry::getValue)
        .findFirst();
  }

  /** The text of a key that must be there. */
  String required(String name) {
    Optional<String> text = text(name);
    if (text.isEmpty()) {
      problems.add(new PlaybookProblem(mapping.line(), mapping.column(), what + ": lacks " + name));
    }
    return text.orElse("");
  }

  Optional<String> text(String name) {
    return node(name).flatMap(node -> scalar(node, name));
  }

  private Optional<String> scalar(YamlNode node, String name) {
    if (node instanceof Scalar scalar && !scalar.text().isBlank()) {
      Placeholders.unknown(scalar.text())
          .ifPresent(
              p ->
                  problems.add(
                      new PlaybookProblem(
                          node.line(), node.column(), what + ": unknown placeholder {" + p + "}")));
      return Optional.of(scalar.text().strip());
    }
    problems.add(
        new PlaybookProblem(node.line(), node.column(), what + ": " + name + " must be a text"));
    return Optional.empty();
  }

  /** A positive whole number. */
  OptionalInt number(String name) {
    Optional<String> text = text(name);
    if (text.isPresent() && !text.get().matches("[1-9]\\d{0,5}")) {
      problem(name, name + " must be a positive whole number");
      return OptionalInt.empty();
    }
    return text.stream().mapToInt(Integer::parseInt).findFirst();
  }

  /** The texts of a list; one text stands for a list of one. */
  List<String> texts(String name) {
    List<String> texts = new ArrayList<>();
    for (YamlNode item : items(name)) {
      scalar(item, name).ifPresent(texts::add);
    }
    return texts;
  }

  /** The items of a list; anything else stands for a list of one. */
  List<YamlNode> items(String name) {
    return node(name).map(n -> n instanceof Sequence s ? s.items() : List.of(n)).orElse(List.of());
  }

  /** The entries of a mapping below a key. */
  List<Map.Entry<Key, YamlNode>> entries(String name) {
    Optional<YamlNode> node = node(name);
    if (node.isPresent() && node.get() instanceof Mapping m) {
      return List.copyOf(m.entries().entrySet());
    }
    node.ifPresent(
        n ->
            problems.add(
                new PlaybookProblem(n.line(), n.column(), what + ": " + name + " expects keys")));
    return List.of();
  }

  /** A problem at the place of a key. */
  void problem(String name, String text) {
    YamlNode at = node(name).orElse(mapping);
    problems.add(new PlaybookProblem(at.line(), at.column(), what + ": " + text));
  }
}
