package dev.plumbline.model;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Reads and writes {@code MANIFEST.json}; a broken one still yields a usable manifest. */
final class ManifestFile {
  static final String NAME = "MANIFEST.json";
  private static final String PRODUCTION = "production";

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private ManifestFile() {}

  /** Reads the text; trouble goes to {@code problems} and what can be read is kept. */
  static Manifest read(String text, String fallbackName, List<Problem> problems) {
    JsonNode root = JSON.createObjectNode();
    try {
      JsonNode read = JSON.readTree(text);
      if (read.isObject()) {
        root = read;
      } else {
        problems.add(new Problem(NAME, 1, "is not a JSON object; the other files were kept"));
      }
    } catch (JacksonException e) {
      int line = e.getLocation() == null ? 0 : Math.max(0, e.getLocation().getLineNr());
      problems.add(
          new Problem(
              NAME,
              line,
              "is not whole JSON ("
                  + e.getOriginalMessage()
                  + "); the folder name and the other files were kept"));
    }
    return manifest(root, text, fallbackName, problems);
  }

  private static Manifest manifest(
      JsonNode root, String raw, String fallbackName, List<Problem> problems) {
    Map<String, CommandRun> commands = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> entry : root.path("commands").properties()) {
      commands.put(entry.getKey(), command(entry.getValue()));
    }
    List<String> incomplete = new ArrayList<>();
    for (Map.Entry<String, JsonNode> entry : root.path("complete").properties()) {
      if (!entry.getValue().asBoolean(true)) {
        incomplete.add(entry.getKey());
      }
    }
    List<String> notes = new ArrayList<>();
    JsonNode note = root.path("notes");
    if (note.isArray()) {
      note.values().forEach(n -> notes.add(n.asString(n.toString())));
    } else {
      text(note).ifPresent(notes::add);
    }
    return new Manifest(
        text(root.path("name")).or(() -> text(root.path("scenario"))).orElse(fallbackName),
        text(root.path("host")),
        text(root.path("source")),
        text(root.path("captured")).flatMap(t -> time(t, problems)),
        text(root.path("package_version")),
        Map.copyOf(commands),
        List.copyOf(incomplete),
        List.copyOf(notes),
        raw);
  }

  private static CommandRun command(JsonNode value) {
    if (!value.isObject()) {
      return CommandRun.of(value.asString(value.toString()));
    }
    JsonNode exit = value.path("exit");
    JsonNode seconds = value.path("seconds");
    return new CommandRun(
        value.path("command").asString(""),
        exit.isNumber() ? OptionalInt.of(exit.asInt(0)) : OptionalInt.empty(),
        seconds.isNumber() ? OptionalDouble.of(seconds.asDouble(0)) : OptionalDouble.empty(),
        text(value.path("stderr")),
        text(value.path("cut")));
  }

  private static Optional<String> text(JsonNode node) {
    return node.isString() ? Optional.of(node.stringValue()) : Optional.empty();
  }

  private static Optional<Instant> time(String text, List<Problem> problems) {
    try {
      return Optional.of(OffsetDateTime.parse(text).toInstant());
    } catch (DateTimeParseException e) {
      problems.add(
          new Problem(NAME, 0, "\"captured\" is no ISO 8601 time: " + text + "; left out"));
      return Optional.empty();
    }
  }

  /** The manifest as JSON text; keys of {@code raw} that are not ours stay. */
  static String write(Manifest manifest) {
    ObjectNode root = rawObject(manifest.raw());
    root.put("format", 1);
    root.put("name", manifest.name());
    put(root, "host", manifest.host());
    put(root, "source", manifest.source());
    put(root, "captured", manifest.captured().map(Instant::toString));
    put(root, "package_version", manifest.packageVersion());
    JsonNode before = root.path("commands");
    ObjectNode commands = JSON.createObjectNode();
    manifest.commands().entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(e -> commands.set(e.getKey(), command(e.getValue(), before.path(e.getKey()))));
    root.set("commands", commands);
    if (!manifest.incomplete().isEmpty()) {
      ObjectNode complete =
          root.path("complete") instanceof ObjectNode node ? node : JSON.createObjectNode();
      manifest.incomplete().forEach(file -> complete.put(file, false));
      root.set("complete", complete);
    }
    if (!manifest.notes().isEmpty()) {
      var notes = root.putArray("notes");
      manifest.notes().forEach(notes::add);
    }
    return JSON.writeValueAsString(root) + "\n";
  }

  static Optional<String> instance(String raw) {
    return Optional.of(rawObject(raw).path("instance").asString("")).filter(i -> !i.isEmpty());
  }

  static boolean production(String raw) {
    return rawObject(raw).path(PRODUCTION).asBoolean(false);
  }

  static String asProduction(String raw) {
    return JSON.writeValueAsString(rawObject(raw).put(PRODUCTION, true));
  }

  private static ObjectNode rawObject(String raw) {
    try {
      return !raw.isBlank() && JSON.readTree(raw) instanceof ObjectNode node
          ? node
          : JSON.createObjectNode();
    } catch (JacksonException e) {
      return JSON.createObjectNode(); // said when it was read
    }
  }

  private static JsonNode command(CommandRun run, JsonNode before) {
    if (!before.isMissingNode() && command(before).equals(run)) {
      return before;
    }
    ObjectNode node = JSON.createObjectNode();
    node.put("command", run.command());
    run.exit().ifPresent(exit -> node.put("exit", exit));
    run.seconds().ifPresent(seconds -> node.put("seconds", seconds));
    put(node, "stderr", run.stderr());
    put(node, "cut", run.cut());
    return node;
  }

  private static void put(ObjectNode node, String key, Optional<String> value) {
    value.ifPresent(v -> node.put(key, v));
  }
}
