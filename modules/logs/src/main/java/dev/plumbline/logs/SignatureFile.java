package dev.plumbline.logs;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * Reads one file of {@code signatures/}: a list of entries, or {@code defaults} for all of them and
 * {@code signatures}.
 */
final class SignatureFile {
  private final String file;
  private final JsonNode defaults;

  private SignatureFile(String file, JsonNode defaults) {
    this.file = file;
    this.defaults = defaults;
  }

  static List<Signature> parse(String file, byte[] yaml) {
    List<Signature> found = new ArrayList<>();
    try {
      JsonNode root = new YAMLMapper().readTree(yaml);
      boolean list = root.isArray();
      JsonNode defaults = list ? MissingNode.getInstance() : root.path("defaults");
      SignatureFile reader = new SignatureFile(file, defaults);
      for (JsonNode node : list ? root : root.path("signatures")) {
        found.add(reader.signature(node));
      }
    } catch (JacksonException e) {
      throw new IllegalArgumentException(file + ": " + e.getOriginalMessage(), e);
    }
    return found;
  }

  private Signature signature(JsonNode node) {
    String id = text("?", node, "id");
    boolean ignoreCase = get(node, "ignore_case").asBoolean(false);
    List<String> literals = texts(get(node, "literal"));
    String expression = get(node, "pattern").asString("");
    if (literals.isEmpty() && expression.isEmpty()) {
      throw new IllegalArgumentException(file + ": " + id + " has no literal and no pattern");
    }
    Signature signature =
        new Signature(
            id,
            texts(get(node, "identifiers")),
            literals(literals, expression, ignoreCase),
            pattern(literals, expression, ignoreCase),
            get(node, "wrapper").asBoolean(false),
            get(node, "stage").asString(""),
            texts(get(node, "clears")),
            Signature.Severity.valueOf(text(id, node, "severity").toUpperCase(Locale.ROOT)),
            text(id, node, "title"),
            text(id, node, "meaning"),
            Optional.of(node.path("fix").asString("")).filter(fix -> !fix.isEmpty()),
            text(id, node, "source"),
            text(id, node, "example"),
            texts(node.path("near_misses")));
    if (!signature.matches("", signature.example())) {
      throw new IllegalArgumentException(file + ": " + id + " does not match its own example");
    }
    return signature;
  }

  private static List<String> literals(List<String> given, String expression, boolean ignoreCase) {
    List<String> all = given.isEmpty() ? RequiredLiterals.of(expression) : given;
    return ignoreCase ? all.stream().map(Signature::lower).toList() : all;
  }

  /** A dot also means a line end, since records of several lines are matched as a whole. */
  private static Pattern pattern(List<String> literals, String expression, boolean ignoreCase) {
    String given =
        expression.isEmpty()
            ? String.join("|", literals.stream().map(Pattern::quote).toList())
            : expression;
    return Pattern.compile(given, Pattern.DOTALL | (ignoreCase ? Pattern.CASE_INSENSITIVE : 0));
  }

  /** The entry's own value, else that of the defaults. */
  private JsonNode get(JsonNode node, String key) {
    return node.has(key) ? node.path(key) : defaults.path(key);
  }

  private String text(String id, JsonNode node, String key) {
    String value = get(node, key).asString("");
    if (value.isBlank()) {
      throw new IllegalArgumentException(file + ": " + id + " has no " + key);
    }
    return value.strip();
  }

  /** A list of texts, or one text alone. */
  private static List<String> texts(JsonNode node) {
    if (node.isString()) {
      return List.of(node.asString());
    }
    List<String> texts = new ArrayList<>();
    node.forEach(item -> texts.add(item.asString("")));
    return texts;
  }
}
