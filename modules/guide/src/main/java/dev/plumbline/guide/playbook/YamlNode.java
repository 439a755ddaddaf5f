package dev.plumbline.guide.playbook;

import java.util.List;
import java.util.SequencedMap;

/** A YAML value that knows where it stands. Lines and columns count from 1. */
sealed interface YamlNode {
  int line();

  int column();

  /** Text, number or truth value, as written. */
  record Scalar(String text, int line, int column) implements YamlNode {}

  /** A list. */
  record Sequence(List<YamlNode> items, int line, int column) implements YamlNode {}

  /** A mapping, in file order. */
  record Mapping(SequencedMap<Key, YamlNode> entries, int line, int column) implements YamlNode {}

  /** A key of a mapping. */
  record Key(String text, int line, int column) {}
}
