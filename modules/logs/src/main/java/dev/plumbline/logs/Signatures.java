package dev.plumbline.logs;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The known lines: which one a line is, and what it means. */
public final class Signatures {
  private static final List<String> SHIPPED =
      List.of("ec2-net-utils.yaml", "systemd-networkd.yaml");

  private final List<Signature> all;

  public Signatures(List<Signature> all) {
    this.all = List.copyOf(all);
  }

  /** Those shipped with the program. */
  public static Signatures shipped() {
    List<Signature> all = new ArrayList<>();
    for (String name : SHIPPED) {
      try (InputStream in = Signatures.class.getResourceAsStream("signatures/" + name)) {
        if (in == null) {
          throw new IllegalStateException("signatures/" + name + " is not in the program");
        }
        all.addAll(parse(name, in.readAllBytes()));
      } catch (IOException e) {
        throw new IllegalStateException("signatures/" + name + " cannot be read", e);
      }
    }
    return new Signatures(all);
  }

  public List<Signature> all() {
    return all;
  }

  /** The known line that this is; the first in the order of the files. */
  public Optional<Signature> match(String identifier, String message) {
    OptionalInt number = number(identifier, message);
    return number.isEmpty() ? Optional.empty() : Optional.of(all.get(number.getAsInt()));
  }

  OptionalInt number(String identifier, String message) {
    for (int i = 0; i < all.size(); i++) {
      if (all.get(i).matches(identifier, message)) {
        return OptionalInt.of(i);
      }
    }
    return OptionalInt.empty();
  }

  /**
   * Reads a list of signatures.
   *
   * @throws IllegalArgumentException naming the file and the entry that is wrong
   */
  public static List<Signature> parse(String file, byte[] yaml) {
    List<Signature> found = new ArrayList<>();
    try {
      for (JsonNode node : new YAMLMapper().readTree(yaml)) {
        found.add(signature(file, node));
      }
    } catch (JacksonException e) {
      throw new IllegalArgumentException(file + ": " + e.getOriginalMessage(), e);
    }
    return found;
  }

  private static Signature signature(String file, JsonNode node) {
    String id = text(file, "?", node, "id");
    String literal = text(file, id, node, "literal");
    Signature signature =
        new Signature(
            id,
            texts(node.path("identifiers")),
            literal,
            Pattern.compile(node.path("pattern").asString(Pattern.quote(literal))),
            Signature.Severity.valueOf(text(file, id, node, "severity").toUpperCase(Locale.ROOT)),
            text(file, id, node, "title"),
            text(file, id, node, "meaning"),
            Optional.of(node.path("fix").asString("")).filter(fix -> !fix.isEmpty()),
            text(file, id, node, "source"),
            text(file, id, node, "example"),
            texts(node.path("near_misses")));
    if (!signature.matches("", signature.example())) {
      throw new IllegalArgumentException(file + ": " + id + " does not match its own example");
    }
    return signature;
  }

  private static String text(String file, String id, JsonNode node, String key) {
    String value = node.path(key).asString("");
    if (value.isBlank()) {
      throw new IllegalArgumentException(file + ": " + id + " has no " + key);
    }
    return value.strip();
  }

  private static List<String> texts(JsonNode list) {
    List<String> texts = new ArrayList<>();
    list.forEach(node -> texts.add(node.asString("")));
    return texts;
  }
}
