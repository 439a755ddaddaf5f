package dev.plumbline.connect.sshconfig;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What a keyword of ssh_config(5) takes and what {@code ssh -G} prints without it.
 *
 * @param name lower case
 * @param fallback default value; empty when {@code ssh -G} prints none
 * @param choices for {@link Kind#CHOICE}: spelling to printed value
 */
record Keyword(String name, Kind kind, Optional<String> fallback, Map<String, String> choices) {
  enum Kind {
    /** One word. */
    TEXT,
    /** A whole number. */
    NUMBER,
    /** Seconds, or {@code 1h30m}. */
    TIME,
    CHOICE,
    /** Several words, of the first line only. */
    WORDS,
    /** One word a line; lines add up, repeated ones count once. */
    ADDS_UP,
    /** Several words a line; lines add up. */
    ADDS_UP_WORDS,
    /** The rest of the line. */
    RAW,
    /** Known and without effect here. */
    IGNORED
  }

  private static final Map<String, String> ALIASES =
      Map.of(
          "challengeresponseauthentication", "kbdinteractiveauthentication",
          "skeyauthentication", "kbdinteractiveauthentication",
          "tisauthentication", "kbdinteractiveauthentication",
          "dsaauthentication", "pubkeyauthentication",
          "keepalive", "tcpkeepalive",
          "pubkeyacceptedkeytypes", "pubkeyacceptedalgorithms",
          "hostbasedkeytypes", "hostbasedacceptedalgorithms",
          "hostbasedacceptedkeytypes", "hostbasedacceptedalgorithms",
          "identityfile2", "identityfile",
          "smartcarddevice", "pkcs11provider");

  private static final Map<String, Keyword> TABLE = table();

  static Optional<Keyword> of(String name) {
    return Optional.ofNullable(TABLE.get(ALIASES.getOrDefault(name, name)));
  }

  static boolean isRaw(String name) {
    return of(name).filter(k -> k.kind == Kind.RAW).isPresent();
  }

  /** All keywords in the order {@code ssh -G} prints them. */
  static List<Keyword> all() {
    return List.copyOf(TABLE.values());
  }

  /**
   * Brings one word into the form {@code ssh -G} prints.
   *
   * @return empty when the word is not valid
   */
  Optional<String> normalise(String word) {
    return switch (kind) {
      case CHOICE -> Optional.ofNullable(choices.get(word.toLowerCase(Locale.ROOT)));
      case NUMBER -> number(word);
      case TIME -> Durations.seconds(word).map(Object::toString);
      default -> Optional.of(word);
    };
  }

  private Optional<String> number(String word) {
    if (!word.matches("[0-9]{1,9}")) {
      return Optional.empty();
    }
    int value = Integer.parseInt(word);
    boolean valid = !name.equals("port") || (value > 0 && value < 65536);
    return valid ? Optional.of(String.valueOf(value)) : Optional.empty();
  }

  private static Map<String, Keyword> table() {
    Map<String, Keyword> table = new LinkedHashMap<>();
    for (String line : KeywordTable.LINES.split("\n")) {
      String[] cells = line.strip().split(" +", 3);
      String name = cells[0];
      String kind = cells[1];
      Optional<String> fallback =
          cells.length > 2 ? Optional.of(cells[2]) : Optional.<String>empty();
      Map<String, String> choices = KeywordTable.CHOICES.getOrDefault(kind, Map.of());
      Kind known = choices.isEmpty() ? Kind.valueOf(kind.toUpperCase(Locale.ROOT)) : Kind.CHOICE;
      table.put(name, new Keyword(name, known, fallback, choices));
    }
    return table;
  }
}
