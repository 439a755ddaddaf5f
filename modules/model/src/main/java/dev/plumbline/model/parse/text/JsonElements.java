package dev.plumbline.model.parse.text;

import dev.plumbline.model.Evidence;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/**
 * The JSON objects at the top of a file: elements of an array, of several arrays one after another,
 * or one a line. Objects are told apart by their brackets first and read one by one, so that a cut
 * or a foreign line costs no more than the object it hits. A field that occurs twice in an object
 * counts as written last.
 */
public record JsonElements(List<Element> elements, boolean whole) {
  private static final JsonMapper JSON = new JsonMapper();

  /**
   * One object with the line it begins in.
   *
   * @param node missing where the object is not valid JSON
   */
  public record Element(JsonNode node, Evidence evidence) {
    /** True for an object, false for what is no valid JSON. */
    public boolean readable() {
      return node.isObject();
    }
  }

  /** Reads a text; trouble is noted in {@code reading}. */
  public static JsonElements read(Reading reading, String file, String text) {
    List<Element> elements = new ArrayList<>();
    boolean whole =
        each(
            reading,
            file,
            text,
            Reading.MOST_ENTRIES,
            element -> {
              if (element.readable()) {
                elements.add(element);
              }
            });
    return new JsonElements(List.copyOf(elements), whole);
  }

  /**
   * Hands on one object after another, at most {@code most}, so that long lists need not be held;
   * those that cannot be read too, since where they stand can matter.
   *
   * @return whether the text was whole
   */
  public static boolean each(
      Reading reading, String file, String text, int most, Consumer<Element> taker) {
    return new Scan(reading, file, text, most, taker).run();
  }

  /** One pass over a text. */
  private static final class Scan {
    private final Reading reading;
    private final String file;
    private final String text;
    private final int most;
    private final Consumer<Element> taker;
    private int count;
    private int line = 1;
    private int arrays;
    private int start = -1;
    private int startLine;
    private int depth;
    private boolean quoted;
    private boolean foreign;
    private boolean broken;

    Scan(Reading reading, String file, String text, int most, Consumer<Element> taker) {
      this.most = most;
      this.taker = taker;
      this.reading = reading;
      this.file = file;
      this.text = text;
    }

    boolean run() {
      for (int i = 0; i < text.length() && !full(); i++) {
        char c = text.charAt(i);
        if (c == '\n') {
          line++;
        }
        if (start < 0) {
          outside(i, c);
        } else if (quoted) {
          if (c == '\\') {
            i++;
          } else if (c == '"') {
            quoted = false;
          }
        } else {
          inside(i, c);
        }
      }
      if (full()) {
        reading.tooLong(file, most);
        return false;
      }
      boolean cut = start >= 0 || arrays > 0 && !loneBracket();
      if (cut) {
        reading.problem(
            file,
            start >= 0 ? startLine : line,
            "the JSON ends too early; " + kept("before the cut"));
      }
      return !cut && !broken && !(foreign && count == 0);
    }

    /** "[" alone is what {@code ip -j route show table N} prints where the table has no route. */
    private boolean loneBracket() {
      return count == 0 && reading.absentTable(file, text);
    }

    private boolean full() {
      return count == most;
    }

    private void outside(int i, char c) {
      switch (c) {
        case '{' -> {
          start = i;
          startLine = line;
          depth = 1;
        }
        case '[' -> arrays++;
        case ']' -> arrays = Math.max(0, arrays - 1);
        default -> {
          if (c != ',' && !Character.isWhitespace(c) && !foreign) {
            foreign = true;
            int end = text.indexOf('\n', i);
            String words = text.substring(i, end < 0 ? text.length() : end).strip();
            reading.problem(
                file, line, "holds text that is no JSON, skipped: " + Line.shortened(words));
          }
        }
      }
    }

    private void inside(int i, char c) {
      switch (c) {
        case '"' -> quoted = true;
        case '{', '[' -> depth++;
        case '}', ']' -> {
          depth--;
          if (depth == 0) {
            element(text.substring(start, i + 1));
            start = -1;
          }
        }
        default -> {}
      }
    }

    private void element(String json) {
      try {
        JsonNode node = JSON.readTree(json);
        String words = startLine == line ? json : node.toString();
        count++;
        taker.accept(new Element(node, new Evidence(file, startLine, Line.shortened(words))));
      } catch (JacksonException e) {
        broken = true;
        reading.problem(
            file,
            startLine,
            "entry "
                + (count + 1)
                + " is not valid JSON ("
                + e.getOriginalMessage()
                + "); "
                + kept("before it")
                + ", and what follows is read on");
        taker.accept(
            new Element(
                MissingNode.getInstance(), new Evidence(file, startLine, Line.shortened(json))));
      }
    }

    private String kept(String where) {
      return count == 1
          ? "1 entry " + where + " was kept"
          : count + " entries " + where + " were kept";
    }
  }
}
