package dev.plumbline.guide.check;

import dev.plumbline.guide.Severity;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The one catalogue of findings ({@code catalogue.txt}): every id has one severity and one kind of
 * subject, and ids never change their meaning. Nothing outside it can be reported.
 */
public final class Catalogue {
  private static final Map<String, Entry> ENTRIES = load();

  private Catalogue() {}

  /**
   * One kind of finding.
   *
   * @param id words joined by hyphens
   * @param severity of every finding of this id
   * @param subject what a finding of this id is about
   * @param title a few words for lists, sentence case
   * @param order place in the catalogue, from 0
   */
  public record Entry(String id, Severity severity, Subject subject, String title, int order) {}

  /** What a finding is about. */
  public enum Subject {
    LINK,
    ADDRESS,
    RULE,
    TABLE,
    UNIT,
    HOST,
    ROLE,
    ENDPOINT,
    ENI,
    GROUP,
    NACL
  }

  /** All ids, in the order of the catalogue. */
  public static Collection<Entry> entries() {
    return ENTRIES.values();
  }

  public static Optional<Entry> find(String id) {
    return Optional.ofNullable(ENTRIES.get(id));
  }

  /**
   * The entry of an id that a check reports.
   *
   * @throws IllegalArgumentException for an id that the catalogue does not have
   */
  public static Entry entry(String id) {
    return find(id).orElseThrow(() -> new IllegalArgumentException("no such finding: " + id));
  }

  private static Map<String, Entry> load() {
    Map<String, Entry> entries = new LinkedHashMap<>();
    InputStream stream = Catalogue.class.getResourceAsStream("catalogue.txt");
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                Objects.requireNonNull(stream, "catalogue.txt"), StandardCharsets.UTF_8))) {
      for (String line : reader.readAllLines()) {
        if (!line.isBlank() && !line.startsWith("#")) {
          Entry entry = entry(line.split(" +", 4), entries.size());
          entries.put(entry.id(), entry);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Collections.unmodifiableMap(entries);
  }

  private static Entry entry(String[] columns, int order) {
    return new Entry(
        columns[0],
        Severity.valueOf(columns[1].toUpperCase(Locale.ROOT)),
        Subject.valueOf(columns[2].toUpperCase(Locale.ROOT)),
        columns[3],
        order);
  }
}
