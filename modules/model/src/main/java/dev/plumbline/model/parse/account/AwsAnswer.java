package dev.plumbline.model.parse.account;

import dev.plumbline.model.Captured;
import dev.plumbline.model.Evidence;
import dev.plumbline.model.parse.text.Json;
import dev.plumbline.model.parse.text.JsonArray;
import dev.plumbline.model.parse.text.JsonElements;
import dev.plumbline.model.parse.text.Line;
import dev.plumbline.model.parse.text.Parsed;
import dev.plumbline.model.parse.text.Reading;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * The objects of one list in an answer of the AWS command line. Several pages may stand in one file
 * one after another; a last page that has a {@code NextToken} makes the answer incomplete.
 */
final class AwsAnswer {
  private static final Pattern MORE = Pattern.compile("\"NextToken\"\\s*:\\s*\"[^\"]");

  /** No object is longer than this many lines, except by its list of rules. */
  private static final int FAR = 20_000;

  private final String file;
  private final List<Line> lines;
  private int cursor;

  private AwsAnswer(String file, List<Line> lines) {
    this.file = file;
    this.lines = lines;
  }

  /**
   * Reads the list of this name.
   *
   * @param reader makes one record of one object; empty where it lacks what names it
   */
  static <T> Captured<List<T>> list(
      Reading reading,
      String file,
      String key,
      BiFunction<JsonNode, AwsAnswer, Optional<T>> reader) {
    Optional<String> text = reading.text(file).filter(t -> !t.isBlank());
    if (text.isEmpty()) {
      return reading.missing(file);
    }
    List<JsonNode> objects = new ArrayList<>();
    JsonElements pages = JsonElements.read(reading, file, text.get());
    boolean whole = pages.whole();
    if (whole) {
      pages.elements().forEach(p -> objects.addAll(p.node().path(key).values()));
      if (pages.elements().stream().noneMatch(p -> p.node().path(key).isArray())) {
        return reading.missing(file);
      }
      String last = pages.elements().getLast().node().path("NextToken").asString("");
      whole = last.isEmpty();
    } else {
      Optional<JsonArray> rest = JsonArray.in(reading, file, text.get(), key);
      if (rest.isEmpty()) {
        return reading.missing(file);
      }
      for (int i = 0; i < rest.get().size(); i++) {
        objects.add(rest.get().node(i));
      }
      whole = rest.get().whole() && !MORE.matcher(text.get()).find();
    }
    AwsAnswer answer = new AwsAnswer(file, reading.lines(file).orElse(List.of()));
    List<T> records = new ArrayList<>();
    objects.forEach(o -> reader.apply(o, answer).ifPresent(records::add));
    return new Parsed<>(List.copyOf(records), List.of(file), whole && reading.whole(file))
        .captured();
  }

  /**
   * Reads the list of this name, whose objects are named by the field {@code idKey}; one without it
   * is left out.
   */
  static <T> Captured<List<T>> named(
      Reading reading, String file, String key, String idKey, Function<AwsObject, T> reader) {
    return list(
        reading,
        file,
        key,
        (node, answer) ->
            Json.optional(node, idKey)
                .map(id -> reader.apply(new AwsObject(id, node, answer.object(id), answer))));
  }

  /** Where the next object with this id begins; objects are asked for in their order. */
  Evidence object(String id) {
    Evidence found = find("\"" + id + "\"", cursor);
    cursor = Math.max(cursor, found.line() - 1);
    return found;
  }

  /** A line inside the object asked for last. */
  Evidence inside(String words) {
    return find(words, cursor);
  }

  private Evidence find(String words, int from) {
    if (lines.size() > 1) {
      int end = Math.min(lines.size(), from + FAR);
      for (int i = from; i < end; i++) {
        if (lines.get(i).text().contains(words)) {
          return lines.get(i).evidence();
        }
      }
    }
    return new Evidence(file, 1, words);
  }
}
