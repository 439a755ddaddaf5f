package dev.plumbline.app.open;

import dev.plumbline.app.shell.Bookmark;
import dev.plumbline.app.shell.OpenCase;
import dev.plumbline.model.Recording;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What the engineer added to a case, as {@code plumbline-case.json} inside the recording. */
final class CaseFile {
  /** Name of the file in the recording. */
  static final String NAME = "plumbline-case.json";

  private static final ObjectMapper JSON = new ObjectMapper();

  private static final String DRILL = "drill";

  /**
   * A drill that went on when the case was saved.
   *
   * @param title that tells nothing of the fault
   */
  record Drill(String title, String complaint) {}

  private CaseFile() {}

  /** The recording with what the engineer added; call on the JavaFX thread. */
  static Recording write(OpenCase open) {
    ObjectNode root = JSON.createObjectNode();
    root.put("format", 1);
    put(root.putObject("answers"), open.answers());
    put(root.putObject("notes"), open.notes());
    open.complaint()
        .ifPresent(
            complaint ->
                root.putObject(DRILL).put("title", open.title()).put("complaint", complaint));
    ArrayNode marks = root.putArray("bookmarks");
    for (Bookmark mark : open.bookmarks()) {
      marks
          .addObject()
          .put("time", mark.time())
          .put("source", mark.source())
          .put("text", mark.text())
          .put("note", mark.note());
    }
    byte[] bytes =
        JSON.writerWithDefaultPrettyPrinter()
            .writeValueAsString(root)
            .getBytes(StandardCharsets.UTF_8);
    return open.evidence().get().recording().with(NAME, bytes);
  }

  /**
   * Brings back what was added when the recording was saved.
   *
   * @return false when the file is there but not readable; the case then starts without it
   */
  static boolean restore(OpenCase open) {
    String text = open.evidence().get().recording().text(NAME).orElse("{}");
    try {
      JsonNode root = JSON.readTree(text);
      take(root.path("answers"), open.answers());
      take(root.path("notes"), open.notes());
      for (JsonNode mark : root.path("bookmarks")) {
        open.bookmarks()
            .add(
                new Bookmark(
                    mark.path("time").asString(""),
                    mark.path("source").asString(""),
                    mark.path("text").asString(""),
                    mark.path("note").asString("")));
      }
      return true;
    } catch (JacksonException damaged) {
      return false;
    }
  }

  /** The drill that the case is still in; what the checks say stays withheld until its end. */
  static Optional<Drill> drill(Recording recording) {
    try {
      JsonNode drill = JSON.readTree(recording.text(NAME).orElse("{}")).path(DRILL);
      return drill.isObject()
          ? Optional.of(
              new Drill(drill.path("title").asString(""), drill.path("complaint").asString("")))
          : Optional.empty();
    } catch (JacksonException damaged) {
      return Optional.empty(); // told by restore
    }
  }

  private static void put(ObjectNode object, Map<String, String> values) {
    new TreeMap<>(values).forEach(object::put);
  }

  private static void take(JsonNode object, Map<String, String> values) {
    object.properties().forEach(e -> values.put(e.getKey(), e.getValue().asString("")));
  }
}
