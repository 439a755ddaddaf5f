package dev.plumbline.guide.playbook;

import dev.plumbline.guide.playbook.YamlNode.Key;
import dev.plumbline.guide.playbook.YamlNode.Mapping;
import dev.plumbline.guide.playbook.YamlNode.Scalar;
import dev.plumbline.guide.playbook.YamlNode.Sequence;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.dataformat.yaml.YAMLFactory;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Reads one YAML document into nodes that remember their place. */
final class YamlReader {
  private final JsonParser parser;
  private final List<PlaybookProblem> problems;

  private YamlReader(JsonParser parser, List<PlaybookProblem> problems) {
    this.parser = parser;
    this.problems = problems;
  }

  /** The document, or an empty mapping with a problem when it cannot be read. */
  static YamlNode read(String text, List<PlaybookProblem> problems) {
    YAMLMapper mapper = YAMLMapper.builder(new YAMLFactory()).build();
    try (JsonParser parser = mapper.createParser(text)) {
      if (parser.nextToken() == null) {
        problems.add(new PlaybookProblem(1, 1, "the file is empty"));
        return new Mapping(new LinkedHashMap<>(), 1, 1);
      }
      return new YamlReader(parser, problems).node();
    } catch (JacksonException e) {
      TokenStreamLocation at = e.getLocation();
      problems.add(
          new PlaybookProblem(
              at == null ? 1 : Math.max(1, at.getLineNr()),
              at == null ? 1 : Math.max(1, at.getColumnNr()),
              "not valid YAML: " + firstLine(e.getOriginalMessage())));
      return new Mapping(new LinkedHashMap<>(), 1, 1);
    }
  }

  private static String firstLine(String text) {
    return text.lines().findFirst().orElse("");
  }

  private YamlNode node() {
    TokenStreamLocation at = parser.currentTokenLocation();
    int line = at.getLineNr();
    int column = at.getColumnNr();
    if (parser.currentToken() == JsonToken.START_OBJECT) {
      return mapping(line, column);
    }
    if (parser.currentToken() == JsonToken.START_ARRAY) {
      List<YamlNode> items = new ArrayList<>();
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        items.add(node());
      }
      return new Sequence(items, line, column);
    }
    String text = parser.currentToken() == JsonToken.VALUE_NULL ? "" : parser.getString();
    return new Scalar(text, line, column);
  }

  private Mapping mapping(int line, int column) {
    SequencedMap<Key, YamlNode> entries = new LinkedHashMap<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      TokenStreamLocation at = parser.currentTokenLocation();
      Key key = new Key(parser.currentName(), at.getLineNr(), at.getColumnNr());
      parser.nextToken();
      YamlNode value = node();
      if (entries.keySet().stream().anyMatch(k -> k.text().equals(key.text()))) {
        problems.add(
            new PlaybookProblem(key.line(), key.column(), "key given twice: " + key.text()));
      }
      entries.put(key, value);
    }
    return new Mapping(entries, line, column);
  }
}
