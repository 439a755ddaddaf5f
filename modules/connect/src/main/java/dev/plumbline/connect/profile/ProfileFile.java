package dev.plumbline.connect.profile;

import dev.plumbline.model.AtomicFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The JSON file as a tree, so that keys of other versions survive. */
final class ProfileFile {
  static final String PROFILES = "profiles";
  private static final int FORMAT = 1;
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  /** Reads one value of many; the usual reader insists on the end of the text after it. */
  private static final JsonMapper PART =
      JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);

  private final Path file;
  private final List<String> problems;

  /**
   * @param problems told what could not be read
   */
  ProfileFile(Path file, List<String> problems) {
    this.file = file;
    this.problems = problems;
  }

  /** The tree; an empty one when there is no file. A damaged file is set aside first. */
  ObjectNode read() throws IOException {
    if (!Files.exists(file)) {
      return empty();
    }
    String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    try {
      if (JSON.readTree(text) instanceof ObjectNode tree && isList(tree)) {
        return tree;
      }
      return setAside(empty(), "it is not a list of profiles");
    } catch (JacksonException e) {
      int line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
      return setAside(salvage(text), "line " + line + ": " + e.getOriginalMessage());
    }
  }

  void write(ObjectNode tree) throws IOException {
    AtomicFile.write(file, JSON.writeValueAsString(tree) + "\n");
  }

  private static boolean isList(ObjectNode tree) {
    JsonNode profiles = tree.path(PROFILES);
    return profiles.isArray() || profiles.isMissingNode();
  }

  private static ObjectNode empty() {
    ObjectNode tree = JSON.createObjectNode();
    tree.put("format", FORMAT);
    tree.putArray(PROFILES);
    return tree;
  }

  /** Every profile that is whole. */
  private static ObjectNode salvage(String text) {
    ObjectNode tree = empty();
    try (JsonParser parser = PART.createParser(text)) {
      JsonToken token = parser.nextToken();
      while (token != null && !(token == JsonToken.START_ARRAY && inProfiles(parser))) {
        token = parser.nextToken();
      }
      while (token != null && parser.nextToken() == JsonToken.START_OBJECT) {
        JsonNode profile = PART.readTree(parser);
        tree.withArray(PROFILES).add(profile);
      }
    } catch (JacksonException e) {
      // Here the damage begins; what came before it is whole.
      return tree;
    }
    return tree;
  }

  private static boolean inProfiles(JsonParser parser) {
    return PROFILES.equals(parser.streamReadContext().getParent().currentName());
  }

  private ObjectNode setAside(ObjectNode kept, String why) throws IOException {
    Path aside =
        file.resolveSibling(file.getFileName() + ".damaged-" + STAMP.format(Instant.now()));
    Files.move(file, aside, StandardCopyOption.REPLACE_EXISTING);
    int count = kept.withArray(PROFILES).size();
    problems.add(
        file
            + " is damaged ("
            + why
            + "). It was set aside as "
            + aside.getFileName()
            + "; "
            + (count == 1 ? "1 profile was kept" : count + " profiles were kept")
            + ".");
    write(kept);
    return kept;
  }
}
