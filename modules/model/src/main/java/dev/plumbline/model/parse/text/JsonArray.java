package dev.plumbline.model.parse.text;

import dev.plumbline.model.Evidence;
import dev.plumbline.model.parse.text.JsonElements.Element;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * The objects of one array inside a JSON answer. The array alone is read, so that a cut or broken
 * answer costs no more than the object it hits.
 */
public final class JsonArray {
  private static final int CONTEXT = 100;

  private final List<String> lines;
  private final JsonElements elements;

  private JsonArray(String text, JsonElements elements) {
    this.lines = text.lines().toList();
    this.elements = elements;
  }

  /**
   * The objects of the first array of this name, or of the array that the file is; none when the
   * answer is an object without such an array. Empty when the text is no JSON at all.
   */
  public static Optional<JsonArray> in(Reading reading, String file, String text, String key) {
    Matcher start = Pattern.compile('"' + key + "\"\\s*:\\s*\\[").matcher(text);
    String bare = text.strip();
    if (!bare.startsWith("[") && start.find()) {
      int open = start.end() - 1;
      String before = text.substring(0, open).replaceAll("[^\\n]", " ");
      String array = text.substring(open, end(text, open));
      return Optional.of(new JsonArray(text, JsonElements.read(reading, file, before + array)));
    }
    if (!bare.startsWith("{") && !bare.startsWith("[")) {
      reading.problem(
          file, 1, "is no JSON: " + Line.shortened(bare.lines().findFirst().orElse("")));
      return Optional.empty();
    }
    JsonElements top = JsonElements.read(reading, file, text);
    boolean single = bare.startsWith("{");
    return Optional.of(
        new JsonArray(text, single ? new JsonElements(List.of(), top.whole()) : top));
  }

  /** How many objects could be read. */
  public int size() {
    return elements.elements().size();
  }

  /** The object at this place, counted from 0. */
  public JsonNode node(int index) {
    return elements.elements().get(index).node();
  }

  /** False when the array was cut or something in it could not be read. */
  public boolean whole() {
    return elements.whole();
  }

  /** The line of an object that holds these words, else the object itself. */
  public Evidence at(int index, String words) {
    Element element = elements.elements().get(index);
    Evidence whole = element.evidence();
    int first = whole.line() - 1;
    int last =
        index + 1 < size()
            ? elements.elements().get(index + 1).evidence().line() - 1
            : lines.size();
    for (int i = first; i < Math.max(last, first + 1) && i < lines.size(); i++) {
      if (lines.get(i).contains(words) && last > first) {
        return new Evidence(whole.file(), i + 1, around(lines.get(i).strip(), words));
      }
    }
    return new Evidence(whole.file(), whole.line(), around(element.node().toString(), words));
  }

  /** A text fit to be quoted that shows these words. */
  public static String around(String text, String words) {
    int found = text.indexOf(words);
    return Line.shortened(found <= CONTEXT ? text : "..." + text.substring(found - CONTEXT));
  }

  /** Behind the bracket that closes the one at {@code open}, or the end of a cut text. */
  private static int end(String text, int open) {
    int depth = 0;
    boolean quoted = false;
    for (int i = open; i < text.length(); i++) {
      char c = text.charAt(i);
      if (quoted) {
        if (c == '\\') {
          i++;
        } else if (c == '"') {
          quoted = false;
        }
      } else if (c == '"') {
        quoted = true;
      } else if (c == '[' || c == '{') {
        depth++;
      } else if (c == ']' || c == '}') {
        depth--;
        if (depth == 0) {
          return i + 1;
        }
      }
    }
    return text.length();
  }
}
