package dev.plumbline.app.settings;

import dev.plumbline.app.settings.Settings.ThemeChoice;
import dev.plumbline.model.AtomicFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code settings.json}: read forgivingly, written atomically, unknown keys kept. */
public final class SettingsFile {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path file;
  private ObjectNode kept = JSON.createObjectNode();

  public SettingsFile(Path folder) {
    this.file = folder.resolve("settings.json");
  }

  /**
   * Reads the file into {@code settings}; what it does not say stays as it is.
   *
   * @return what was wrong with the file, for people; the defaults are used then
   */
  public Optional<String> load(Settings settings) {
    try {
      JsonNode root = JSON.readTree(Files.readString(file));
      if (!(root instanceof ObjectNode object)) {
        return Optional.of(file + " is not a JSON object; the default settings are used");
      }
      kept = object;
      apply(object, settings);
      return Optional.empty();
    } catch (NoSuchFileException firstStart) {
      return Optional.empty();
    } catch (IOException | JacksonException e) {
      return Optional.of(file + " cannot be read; the default settings are used");
    }
  }

  private static void apply(JsonNode json, Settings settings) {
    Stream.of(ThemeChoice.values())
        .filter(t -> t.name().equalsIgnoreCase(json.path("theme").asString("")))
        .forEach(settings.theme()::set);
    settings.scale().set(Math.clamp(json.path("scale").asInt(100), 100, 200));
    settings.reduceMotion().set(json.path("reduceMotion").asBoolean(false));
    settings.highContrast().set(json.path("highContrast").asBoolean(false));
    settings.sidebarFolded().set(json.path("sidebarFolded").asBoolean(false));
    settings.inspectorShown().set(json.path("inspectorShown").asBoolean(true));
    settings.awsPlaces().set(places(json.path("awsPlaces")));
    settings
        .recent()
        .setAll(
            json.path("recent")
                .valueStream()
                .flatMap(n -> path(n.asString("")).stream())
                .limit(Settings.RECENT_LIMIT)
                .toList());
  }

  private static AwsPlaces places(JsonNode json) {
    return new AwsPlaces(
        texts(json.path("profiles")).collect(Collectors.toSet()),
        texts(json.path("regions")).filter(AwsPlaces::region).collect(Collectors.toSet()));
  }

  private static Stream<String> texts(JsonNode list) {
    return list.valueStream().filter(JsonNode::isString).map(JsonNode::asString);
  }

  private static Optional<Path> path(String text) {
    try {
      return text.isBlank() ? Optional.empty() : Optional.of(Path.of(text));
    } catch (InvalidPathException notOfThisSystem) {
      return Optional.empty();
    }
  }

  /** The file's next content; call on the JavaFX thread. */
  public String render(Settings settings) {
    kept.put("theme", settings.theme().get().name().toLowerCase(java.util.Locale.ROOT));
    kept.put("scale", settings.scale().get());
    kept.put("reduceMotion", settings.reduceMotion().get());
    kept.put("highContrast", settings.highContrast().get());
    kept.put("sidebarFolded", settings.sidebarFolded().get());
    kept.put("inspectorShown", settings.inspectorShown().get());
    AwsPlaces aws = settings.awsPlaces().get();
    ObjectNode places = kept.putObject("awsPlaces");
    put(places.putArray("profiles"), aws.profiles());
    put(places.putArray("regions"), aws.regions());
    ArrayNode recent = kept.putArray("recent");
    settings.recent().forEach(p -> recent.add(p.toString()));
    return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(kept);
  }

  private static void put(ArrayNode list, Set<String> texts) {
    texts.stream().sorted().forEach(list::add);
  }

  /**
   * Replaces the file in one step; any thread, one write at a time.
   *
   * @throws IOException naming the folder that cannot be written
   */
  public synchronized void write(String content) throws IOException {
    AtomicFile.write(file, content);
  }
}
