package dev.plumbline.path.vpc;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.plumbline.model.Recording;
import dev.plumbline.model.RecordingException;
import dev.plumbline.model.Snapshot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The account of {@code account.json} (answers by call) with edits: {@code ["set", call, path,
 * value]}, {@code ["add", call, path, value]}, {@code ["remove", call, path]}, {@code ["file",
 * call, answer]}, {@code ["refuse", call, action]}. A word of a path is a field, a number, or any
 * text that the element of an array holds; {@code !} stands for a slash in it.
 */
final class EditedAccount {
  private static final JsonMapper JSON = new JsonMapper();
  private final ObjectNode calls;
  private final Map<String, Object> commands = new LinkedHashMap<>();

  private EditedAccount(ObjectNode calls) {
    this.calls = calls;
  }

  static Snapshot snapshot(JsonNode base, JsonNode edits, Path folder)
      throws IOException, RecordingException {
    EditedAccount account = new EditedAccount((ObjectNode) base.deepCopy());
    edits.values().forEach(account::edit);
    Files.createDirectories(folder);
    for (Map.Entry<String, JsonNode> call : account.calls.properties()) {
      String text = call.getValue().isNull() ? "" : call.getValue().toPrettyString();
      Files.writeString(folder.resolve("aws-ec2-" + call.getKey() + ".json"), text, UTF_8);
    }
    Files.writeString(
        folder.resolve("MANIFEST.json"),
        JSON.writeValueAsString(Map.of("format", 1, "commands", account.commands)),
        UTF_8);
    return Snapshot.of(Recording.open(folder));
  }

  private void edit(JsonNode edit) {
    String call = edit.get(1).asString();
    switch (edit.get(0).asString()) {
      case "file" -> calls.set(call, edit.get(2));
      case "refuse" -> {
        calls.putNull(call);
        commands.put(
            "aws-ec2-" + call + ".json",
            Map.of(
                "command",
                "aws ec2 " + call,
                "exit",
                254,
                "stderr",
                "An error occurred (UnauthorizedOperation) when calling the "
                    + edit.get(2).asString()
                    + " operation"));
      }
      default -> change(calls.get(call), edit);
    }
  }

  private static void change(JsonNode root, JsonNode edit) {
    String[] words = edit.get(2).asString().split("/");
    JsonNode node = root;
    int last = edit.get(0).asString().equals("add") ? words.length : words.length - 1;
    for (int i = 0; i < last; i++) {
      node = child(node, words[i]);
    }
    switch (edit.get(0).asString()) {
      case "add" -> ((ArrayNode) node).add(edit.get(3));
      case "set" -> ((ObjectNode) node).set(words[last], edit.get(3));
      case "remove" -> {
        if (node instanceof ArrayNode array) {
          array.remove(index(array, words[last]));
        } else {
          ((ObjectNode) node).remove(words[last]);
        }
      }
      default -> throw new IllegalArgumentException("no such edit: " + edit);
    }
  }

  private static JsonNode child(JsonNode node, String word) {
    return node instanceof ArrayNode array ? array.get(index(array, word)) : node.get(word);
  }

  private static int index(ArrayNode array, String word) {
    if (word.matches("\\d+")) {
      return Integer.parseInt(word);
    }
    for (int i = 0; i < array.size(); i++) {
      boolean holds =
          array.get(i).properties().stream()
              .anyMatch(p -> p.getValue().asString("").equals(word.replace('!', '/')));
      if (holds) {
        return i;
      }
    }
    throw new IllegalArgumentException("nothing holds " + word);
  }
}
