package dev.plumbline.path.whatif;

import dev.plumbline.model.Family;
import dev.plumbline.model.IpAddress;
import dev.plumbline.model.IpPrefix;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The words of a command, taken one after another; what is no such value is refused by name. */
final class Words {
  private static final Map<String, String> TABLES =
      Map.of("255", "local", "254", "main", "253", "default");

  private final List<String> words;
  private int at;

  Words(String text) {
    String bare = text.strip();
    words = bare.isEmpty() ? List.of() : List.of(bare.split("\\s+"));
  }

  boolean more() {
    return at < words.size();
  }

  String peek() {
    return more() ? words.get(at) : "";
  }

  boolean takeIf(String word) {
    boolean is = peek().equals(word);
    at += is ? 1 : 0;
    return is;
  }

  /** The next word; {@code after} is named when there is none. */
  String take(String after) throws ChangeException {
    if (!more()) {
      throw new ChangeException("Something is missing after " + after + ".");
    }
    return words.get(at++);
  }

  long number(String key, long most) throws ChangeException {
    String word = take(key);
    try {
      long value = Long.decode(word);
      if (value >= 0 && value <= most) {
        return value;
      }
    } catch (NumberFormatException e) {
      throw new ChangeException(key + " is no number: " + word);
    }
    throw new ChangeException(key + " is out of range: " + word);
  }

  /** A table by name or number; the kernel's own three by name. */
  String table(String key) throws ChangeException {
    String word = take(key);
    return TABLES.getOrDefault(word, word);
  }

  IpAddress address(String key) throws ChangeException {
    String word = take(key);
    return IpAddress.tryParse(word)
        .orElseThrow(() -> new ChangeException(key + " is no IP address: " + word));
  }

  /** A prefix; empty for {@code all}, {@code any} and {@code default}. */
  Optional<IpPrefix> prefix(String key) throws ChangeException {
    String word = take(key);
    return List.of("all", "any", "default").contains(word)
        ? Optional.empty()
        : Optional.of(prefix(key, word));
  }

  static IpPrefix prefix(String key, String word) throws ChangeException {
    return IpPrefix.tryParse(word)
        .orElseThrow(() -> new ChangeException(key + " is no IP prefix: " + word));
  }

  static Family family(Optional<Family> said, Optional<Family> told) throws ChangeException {
    if (said.isPresent() && told.isPresent() && said.get() != told.get()) {
      throw new ChangeException("The addresses are not " + said.get().label() + ".");
    }
    return said.or(() -> told).orElse(Family.V4);
  }
}
